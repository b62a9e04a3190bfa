// A back end of tntc-compile: a line for each node of a workflow.
package main

import (
	"fmt"

	"tntc-plugin-skeleton/tntcplugin"
)

// Answers only from what is asked: no clock, no chance, no file.
func emit(request *tntcplugin.Request, files *tntcplugin.Files) {
	text := request.TextOption("title", "Nodes of") + " " + request.Workflow() + "\n"
	longest := request.IntegerOption("longest", 32)
	for index, node := range tntcplugin.ListAt(request.IR, "/nodes") {
		name := tntcplugin.TextAt(node, "/name/value")
		text += name + ": " + tntcplugin.TextAt(node, "/description/value") + "\n"
		// By the JSON pointer it comes out at its place in the user's file.
		if int64(len(name)) > longest {
			files.Warning("SKELETON0001", fmt.Sprintf("/nodes/%d/name", index),
				fmt.Sprintf("'%s' is longer than %d characters", name, longest))
		}
	}
	files.File("nodes.txt", text, "a line for each node")
}

func main() {
	plugin := tntcplugin.New("skeleton", "0.1.0", "SKELETON", "lists the nodes")
	plugin.Backend("skeleton", "a line for each node", emit,
		tntcplugin.TextOption("title", "what the first line begins with"),
		tntcplugin.IntegerOption("longest", "length that a name may have", 1, 1000))
	plugin.Main()
}
