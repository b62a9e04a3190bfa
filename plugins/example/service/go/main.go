// A service of tntc-compile: `tentacular-skeleton:`, a user of a server of ours.
package main

import sdk "tntc-plugin-skeleton/tntcplugin"

// Answers only from what is asked: no clock, no chance, no file. It never sees
// the value of a secret: `Credential` is a gap, which the compiler fills.
func resolve(request *sdk.Request, facts *sdk.Facts) {
	user := request.Enclave() + "." + request.Workflow()
	host := request.TextOption("host", "skeleton.platform.svc")
	port := request.IntegerOption("port", 7000)
	facts.Add("identities", sdk.Object{"kind": "skeleton-user", "value": user}, "who the tentacle is")
	facts.Endpoint(sdk.Object{"host": host, "port": port, "user": user,
		"auth": sdk.Object{"type": "password", "secret": "password"}}, "our server")
	facts.Add("credentials", sdk.Object{"name": "password", "form": "hex32"}, "the user logs in with it")
	facts.Add("secrets", sdk.Object{"key": "password",
		"value": []any{sdk.Credential("password")}}, "the user logs in with it")
	facts.Add("egress", sdk.Object{"host": host, "port": port,
		"podLabels": sdk.Object{"app.kubernetes.io/name": "skeleton"}}, "our server is there")
	facts.Add("files", sdk.Object{"phase": "provision", "scope": "workflow", "path": "user.txt",
		"text": "add " + user + "\n"}, "makes the user")
	facts.Add("files", sdk.Object{"phase": "teardown", "scope": "workflow", "path": "user.txt",
		"text": "disable " + user + "\n"}, "ends access, keeps the data")
}

func main() {
	plugin := sdk.New("skeleton", "0.1.0", "SKELETON", "a user for each tentacle")
	plugin.Service("skeleton", "a user of its own", sdk.Serves{
		Dependencies: []string{"tentacular-skeleton"},
		Needs:        []string{"egress", "provision", "secrets"}}, resolve,
		sdk.PatternOption("host", "its Service", "^[a-z0-9-]+[.][a-z0-9-]+[.]svc$"),
		sdk.IntegerOption("port", "of its Service", 1, 65535))
	plugin.Main()
}
