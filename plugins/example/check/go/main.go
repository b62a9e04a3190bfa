// A check of tntc-compile: what no workflow of ours may do.
package main

import (
	"fmt"

	"tntc-plugin-skeleton/tntcplugin"
)

// Answers only from what is asked: no clock, no chance, no file.
func check(request *tntcplugin.Request, findings *tntcplugin.Findings) {
	most := request.IntegerOption("most", 50)
	for index, node := range tntcplugin.ListAt(request.IR, "/nodes") {
		// By the JSON pointer it comes out at its place in the user's file.
		if int64(index) == most {
			findings.Error("SKELETON0001", fmt.Sprintf("/nodes/%d/name", index),
				fmt.Sprintf("'%s' is one too many: a workflow has at most %d nodes",
					tntcplugin.TextAt(node, "/name/value"), most))
			findings.Note("the first one", "/nodes/0/name")
		}
	}
}

func main() {
	plugin := tntcplugin.New("skeleton", "0.1.0", "SKELETON", "rules of our own")
	plugin.Check("skeleton", "not too many nodes", check,
		tntcplugin.IntegerOption("most", "nodes that a workflow may have", 1, 1000))
	plugin.Main()
}
