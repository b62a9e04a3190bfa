// Package tntcplugin is what a plugin of tntc-compile in Go is written with.
//
// One file that needs nothing but the standard library: copy the folder into
// the plugin's own module.
//
// Answers have to be the same for the same request, whenever and wherever it
// is asked: no clock, no chance, and no order of a map. docs/Plugins.md tells
// the rest.
//
// SPDX-License-Identifier: Apache-2.0
package tntcplugin

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

const protocol = 1

// Object is a JSON object whose members have no order.
type Object = map[string]any

// Find returns what a JSON pointer leads to, or nil.
func Find(value any, pointer string) any {
	for _, key := range strings.Split(pointer, "/")[1:] {
		key = strings.ReplaceAll(strings.ReplaceAll(key, "~1", "/"), "~0", "~")
		switch at := value.(type) {
		case Object:
			value = at[key]
		case []any:
			index, err := strconv.ParseUint(key, 10, 31)
			if err != nil || int(index) >= len(at) {
				return nil
			}
			value = at[index]
		default:
			return nil
		}
	}
	return value
}

// TextAt returns the text that a JSON pointer leads to, empty when there is
// none.
func TextAt(value any, pointer string) string {
	text, _ := Find(value, pointer).(string)
	return text
}

// ListAt returns the list that a JSON pointer leads to, nil when there is none.
func ListAt(value any, pointer string) []any {
	list, _ := Find(value, pointer).([]any)
	return list
}

// Request is one request. IR is what `tntc-compile --emit=ir` prints; numbers
// in it are of type json.Number.
type Request struct {
	IR, Facts, Options, Context Object
	// DependencyAt is, of a service, the dependency that asks for it, as a
	// pointer into the IR.
	DependencyAt string
}

// Enclave is empty when the workflow is in none.
func (r *Request) Enclave() string { return TextAt(r.Context, "/enclave") }

// Workflow is the workflow's name.
func (r *Request) Workflow() string { return TextAt(r.Context, "/workflow") }

// Dependency is the name of what asks for a service, `tentacular-postgres`.
func (r *Request) Dependency() string { return TextAt(r.IR, r.DependencyAt+"/name/value") }

// TextOption returns the text that was set for an option, or otherwise.
func (r *Request) TextOption(name, otherwise string) string {
	if text, ok := r.Options[name].(string); ok {
		return text
	}
	return otherwise
}

// IntegerOption returns the number that was set for an option, or otherwise.
func (r *Request) IntegerOption(name string, otherwise int64) int64 {
	if number, ok := r.Options[name].(json.Number); ok {
		if value, err := number.Int64(); err == nil {
			return value
		}
	}
	return otherwise
}

// SwitchOption returns what was set for an option, or otherwise.
func (r *Request) SwitchOption(name string, otherwise bool) bool {
	if value, ok := r.Options[name].(bool); ok {
		return value
	}
	return otherwise
}

// ListOption returns the texts that were set for an option.
func (r *Request) ListOption(name string) []string {
	texts := []string{}
	for _, item := range ListAt(r.Options, "/"+name) {
		if text, ok := item.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// Findings are diagnostics, at JSON pointers into the IR: all that a check
// gives, and what every other answer may hold as well.
type Findings struct{ diagnostics []any }

// Error reports what keeps the workflow from being compiled.
func (f *Findings) Error(code, at, message string) { f.report("error", code, at, message) }

// Warning reports what is better changed.
func (f *Findings) Warning(code, at, message string) { f.report("warning", code, at, message) }

// Remark reports what is good to know.
func (f *Findings) Remark(code, at, message string) { f.report("remark", code, at, message) }

// Note adds to the diagnostic that was reported last; at may be empty.
func (f *Findings) Note(message, at string) {
	note := Object{"message": message}
	if at != "" {
		note["at"] = at
	}
	last := f.diagnostics[len(f.diagnostics)-1].(Object)
	notes, _ := last["notes"].([]any)
	last["notes"] = append(notes, note)
}

func (f *Findings) report(severity, code, at, message string) {
	f.diagnostics = append(f.diagnostics,
		Object{"code": code, "severity": severity, "at": at, "message": message})
}

// Files are what a back end gives, by paths relative to a folder of its own.
type Files struct {
	Findings
	files []any
}

// File adds a file.
func (f *Files) File(path, text, reason string) {
	f.files = append(f.files, Object{"path": path, "text": text, "reason": reason})
}

// Facts are what a service gives. Every fact says why.
type Facts struct {
	Findings
	facts Object
}

// Endpoint says where the service is; it adds the reason to members.
func (f *Facts) Endpoint(members Object, reason string) {
	members["reason"] = reason
	f.facts["endpoint"] = members
}

// Add adds any other fact to the list that the schema calls kind: "identities",
// "credentials", "secrets", "egress", "files" and so on, with the members that
// the schema has; it adds the reason to them.
func (f *Facts) Add(kind string, members Object, reason string) {
	members["reason"] = reason
	list, _ := f.facts[kind].([]any)
	f.facts[kind] = append(list, members)
}

// Credential is a gap for the value itself: in the keys of the Secret only.
func Credential(name string) Object { return Object{"credential": name} }

// Verifier is a gap for what a server keeps instead: `scram-sha-256` or
// `bcrypt`.
func Verifier(form, name string) Object {
	return Object{"credential": name, "verifier": form}
}

// Option is the JSON Schema of one option.
type Option struct {
	Name   string
	Schema Object
}

// TextOption declares an option.
func TextOption(name, description string) Option {
	return Option{name, Object{"type": "string", "description": description}}
}

// IntegerOption declares an option.
func IntegerOption(name, description string, minimum, maximum int64) Option {
	return Option{name, Object{"type": "integer", "description": description,
		"minimum": minimum, "maximum": maximum}}
}

// PatternOption declares an option whose texts match a pattern.
func PatternOption(name, description, pattern string) Option {
	return Option{name, Object{"type": "string", "description": description, "pattern": pattern}}
}

// ListOption declares an option; on the command line it is
// `--plugin-opt NAME.key=one,two`.
func ListOption(name, description string) Option {
	return Option{name, Object{"type": "array", "description": description,
		"items": Object{"type": "string"}}}
}

// SwitchOption declares an option.
func SwitchOption(name, description string) Option {
	return Option{name, Object{"type": "boolean", "description": description}}
}

type component struct {
	method, name string
	about        Object
	run          func(*Request) Object
}

// Plugin is what a plugin is, and its answers to everything.
type Plugin struct {
	name, version, prefix, summary string
	components                     []component
}

// New makes a plugin. Prefix is what the codes of its diagnostics begin with:
// two to eight capital letters.
func New(name, version, prefix, summary string) *Plugin {
	return &Plugin{name: name, version: version, prefix: prefix, summary: summary}
}

func (f *Findings) into(parts Object) Object {
	if f.diagnostics != nil {
		parts["diagnostics"] = f.diagnostics
	}
	return parts
}

// Backend adds what turns a workflow into files.
func (p *Plugin) Backend(name, summary string, emit func(*Request, *Files), options ...Option) {
	p.add("emit", name, Object{"kind": "backend", "summary": summary}, options,
		func(request *Request) Object {
			files := &Files{files: []any{}}
			emit(request, files)
			return files.into(Object{"files": files.files})
		})
}

// Check adds what reports diagnostics.
func (p *Plugin) Check(name, summary string, check func(*Request, *Findings), options ...Option) {
	p.add("check", name, Object{"kind": "check", "summary": summary}, options,
		func(request *Request) Object {
			findings := &Findings{diagnostics: []any{}}
			check(request, findings)
			return findings.into(Object{})
		})
}

// Serves says who asks for a service: names `tentacular-...`, the canonical
// protocol (empty for none), and grants that its facts take, of `cluster`,
// `egress`, `pod`, `provision`, `secrets`.
type Serves struct {
	Dependencies []string
	Protocol     string
	Needs        []string
}

// Service adds what says where something is and how to come to it.
func (p *Plugin) Service(name, summary string, serves Serves, resolve func(*Request, *Facts), options ...Option) {
	about := Object{"kind": "service", "summary": summary, "dependencies": serves.Dependencies}
	if serves.Protocol != "" {
		about["protocol"] = serves.Protocol
	}
	if serves.Needs != nil {
		about["needs"] = serves.Needs
	}
	p.add("resolve", name, about, options, func(request *Request) Object {
		facts := &Facts{facts: Object{}}
		resolve(request, facts)
		return facts.into(Object{"facts": facts.facts})
	})
}

func (p *Plugin) add(method, name string, about Object, options []Option, run func(*Request) Object) {
	about["name"] = name
	if len(options) > 0 {
		properties := Object{}
		for _, option := range options {
			properties[option.Name] = option.Schema
		}
		about["options"] = Object{"type": "object", "additionalProperties": false,
			"properties": properties}
	}
	p.components = append(p.components, component{method, name, about, run})
}

func (p *Plugin) describe() Object {
	components := []any{}
	for _, component := range p.components {
		components = append(components, component.about)
	}
	about := Object{"name": p.name, "version": p.version, "prefix": p.prefix,
		"irSchema": Object{"min": 1, "max": 1}, "components": components}
	if p.summary != "" {
		about["summary"] = p.summary
	}
	return Object{"plugin": about}
}

func (p *Plugin) parts(message Object) Object {
	method, name := TextAt(message, "/method"), TextAt(message, "/component")
	if method == "describe" {
		return p.describe()
	}
	member := func(name string) Object {
		object, _ := message[name].(Object)
		return object
	}
	for _, component := range p.components {
		if component.method == method && component.name == name {
			return component.run(&Request{IR: member("ir"), Facts: member("facts"),
				Options: member("options"), Context: member("context"),
				DependencyAt: TextAt(message, "/dependency")})
		}
	}
	panic(fmt.Sprintf("there is nothing called '%s' to %s", name, method))
}

// answer gives what cannot be answered an answer too, which says why.
func (p *Plugin) answer(line []byte) (reply Object) {
	var id any
	defer func() {
		if fault := recover(); fault != nil {
			why := strings.Join(strings.Fields(fmt.Sprint(fault)), " ")
			reply = Object{"error": Object{"message": why}}
		}
		reply["protocol"], reply["id"] = protocol, id
	}()
	var message Object
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&message); err != nil {
		panic(err)
	}
	id = message["id"]
	return p.parts(message)
}

// Main answers requests until there are no more of them.
func (p *Plugin) Main() {
	reader := bufio.NewReaderSize(os.Stdin, 1<<16)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for {
		line, err := reader.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return
		}
		if err == nil {
			err = encoder.Encode(p.answer(line))
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
