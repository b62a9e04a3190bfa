//===- FieldReference.cpp - the table for people --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Schema.h"

#include "tntc/Frontend/Workflow.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::schema;

static void printKind(const Field &field, raw_ostream &out) {
  StringRef path = structure(field.element).path;
  switch (field.kind) {
  case FieldKind::Text:
    out << "string";
    return;
  case FieldKind::Integer:
    out << "integer, " << rule(field.rule).minimum << " to "
        << rule(field.rule).maximum;
    return;
  case FieldKind::TextList:
    out << "list of strings";
    return;
  case FieldKind::TextMap:
    out << "mapping of strings";
    return;
  case FieldKind::Object:
    out << "mapping, see `" << path << "`";
    return;
  case FieldKind::ObjectList:
    out << "list of `" << path << "`";
    return;
  case FieldKind::ObjectMap:
    out << "mapping of `" << path << "`";
    return;
  }
  llvm_unreachable("covered switch");
}

/// In a cell of a table a bar would end it.
static void printCell(StringRef text, raw_ostream &out) {
  for (char c : text) {
    if (c == '|')
      out << '\\';
    out << c;
  }
}

static StringRef needOf(const Field &field) {
  switch (field.need) {
  case Need::Optional:
    return "no";
  case Need::Expected:
    return "should";
  case Need::Required:
    return "yes";
  }
  llvm_unreachable("covered switch");
}

static void printField(const Field &field, raw_ostream &out) {
  out << "| `" << field.key << "` | ";
  printKind(field, out);
  out << " | " << needOf(field) << " | " << field.byDefault << " | ";
  printCell(field.text, out);
  const Rule &which = rule(field.rule);
  bool isPlain = field.rule == RuleId::Any || field.rule == RuleId::NotEmpty ||
                 field.rule == RuleId::OneLine || field.rule == RuleId::Word;
  if (!isPlain && !which.expected.empty()) {
    out << " Must be ";
    printCell(which.expected, out);
    out << '.';
  }
  if (!field.example.empty()) {
    out << " Example: `";
    printCell(field.example, out);
    out << '`';
  }
  out << " |\n";
}

static StringRef keysOf(Keys keys) {
  switch (keys) {
  case Keys::Reported:
    return "Other keys are reported, but for those that begin with `x-`.";
  case Keys::Kept:
    return "Other keys are kept as they are.";
  case Keys::Free:
    return "Every other key is the workflow's own.";
  }
  llvm_unreachable("covered switch");
}

void tntc::printFieldReference(raw_ostream &out) {
  out << R"(# Fields of workflow.yaml

This page is printed by `tntc-compile --print-schema=workflow-reference`.
`tntc-compile --print-schema=workflow` prints the same as a JSON Schema
(draft 2020-12), which editors read:

```yaml
# yaml-language-server: $schema=./workflow.schema.json
```

A field without a value counts as left out. Where a string is asked for, a
number or boolean is taken as it is written. Where a number is asked for, one
in quotes is an error.
)";
  for (const Struct &info : structures()) {
    out << "\n## "
        << (info.path.empty() ? "The workflow" : "`" + info.path.str() + "`")
        << "\n\n"
        << info.text << ' ' << keysOf(info.keys) << '\n';
    if (const Rule &keys = rule(info.keyRule); !keys.expected.empty())
      out << "The name must be " << keys.expected << ".\n";
    out << "\n| field | kind | required | default | meaning |\n"
           "|---|---|---|---|---|\n";
    for (const Field &field : fieldsOf(info.id))
      printField(field, out);
    for (const Renamed &old : renamed())
      if (old.owner == info.id)
        out << "| `" << old.key << "` | | ignored | | Not read: " << old.hint
            << ". |\n";
  }
}
