// A service, a back end and a check; redis.py and redis.cpp say the same.
package main

import (
	"fmt"
	"slices"

	sdk "redis/tntcplugin"
)

func resolve(request *sdk.Request, facts *sdk.Facts) {
	host := request.TextOption("host", "redis.tentacular-system.svc")
	port := request.IntegerOption("port", 6379)
	user := request.Enclave() + "." + request.Workflow()
	scheme := "redis"
	if request.SwitchOption("tls", false) {
		scheme = "rediss"
	}
	facts.Add("identities", sdk.Object{"kind": "redis-user", "value": user}, "user and prefix")
	facts.Endpoint(sdk.Object{"host": host, "port": port, "user": user,
		"auth":  sdk.Object{"type": "password", "secret": "password"},
		"extra": sdk.Object{"prefix": user, "scheme": scheme}}, "Redis of the platform")
	facts.Add("credentials", sdk.Object{"name": "password", "form": "token43"}, "logs in")
	facts.Add("secrets", sdk.Object{"key": "password",
		"value": []any{sdk.Credential("password")}}, "logs in")
	facts.Add("egress", sdk.Object{"host": host, "port": port,
		"podLabels": sdk.Object{"app.kubernetes.io/name": "redis"}}, "Redis is there")
	facts.Add("permissions", sdk.Object{"kind": "env", "value": "REDIS_PREFIX"}, "the client asks for it")
	facts.Add("environment", sdk.Object{"name": "REDIS_PREFIX", "value": user}, "the client asks for it")
	facts.Add("volumes", sdk.Object{"name": "redis-tls", "csiDriver": "csi.example.com",
		"mountPath": "/run/redis"}, "certificates")
	facts.Add("files", sdk.Object{"phase": "provision", "scope": "workflow", "path": "user.acl",
		"text": []any{"user ", user, " on #", sdk.Verifier("bcrypt", "password"), " ~", user, ":*\n"}},
		"makes the user")
	facts.Add("files", sdk.Object{"phase": "teardown", "scope": "workflow", "path": "user.acl",
		"text": "user " + user + " off\n", "destroysData": true}, "ends it")
	facts.Add("aggregates", sdk.Object{"phase": "provision", "scope": "platform", "path": "users.acl",
		"before": "# users\n", "between": "", "after": "# end\n", "key": user,
		"text": []any{"user ", user, "\n"}}, "all users")
	facts.Add("objects", sdk.Object{"phase": "provision", "scope": "workflow", "path": "user.yaml",
		"object": sdk.Object{"apiVersion": "redis.example.com/v1", "kind": "User",
			"metadata": sdk.Object{"name": request.Workflow()}}}, "makes the user")
}

func emit(request *sdk.Request, files *sdk.Files) {
	text := "groups:\n  - name: " + request.Workflow() + "\n    rules:\n"
	for _, node := range sdk.ListAt(request.IR, "/nodes") {
		name := sdk.TextAt(node, "/name/value")
		text += fmt.Sprintf("      - alert: %s\n        expr: failures{node=\"%s\"} > 0\n        for: %dm\n",
			name, name, request.IntegerOption("minutes", 5))
	}
	files.File("alerts.yaml", text, "an alert for each node")
}

func check(request *sdk.Request, findings *sdk.Findings) {
	centre := sdk.TextAt(request.IR, "/extensions/x-cost-centre")
	centres := request.ListOption("centres")
	if centre == "" {
		findings.Warning("REDIS0001", "/name", "'"+request.Workflow()+"' has no cost centre")
		findings.Note("write 'x-cost-centre: ...' below the name", "")
	} else if len(centres) > 0 && !slices.Contains(centres, centre) {
		findings.Error("REDIS0002", "/name", "there is no '"+centre+"'")
	}
}

func main() {
	plugin := sdk.New("redis", "1.0.0", "REDIS", "Redis, alerts and costs")
	plugin.Service("redis", "a user and a prefix", sdk.Serves{
		Dependencies: []string{"tentacular-redis"},
		Needs:        []string{"cluster", "egress", "pod", "provision", "secrets"}}, resolve,
		sdk.PatternOption("host", "name of the server", "^[a-z0-9.-]{1,253}$"),
		sdk.IntegerOption("port", "of the server", 1, 65535),
		sdk.SwitchOption("tls", "the server wants TLS"))
	plugin.Backend("alerts", "Prometheus alert rules", emit,
		sdk.IntegerOption("minutes", "until it alerts", 1, 1440))
	plugin.Check("costs", "a cost centre", check, sdk.ListOption("centres", "that there are"))
	plugin.Main()
}
