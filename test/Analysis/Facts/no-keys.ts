// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not="config [Symbol" --implicit-check-not="config undefined"
// What is no key: the symbols that the language asks for, and the name of a
// function, which is known only when it runs.
function pick(from, of) {
  return from[of.name];
}
export default async function run(ctx, input) {
  const settings = ctx.config;
  const isList = settings[Symbol.iterator] !== undefined;
  const isStream = Symbol.asyncIterator in settings;
  return [isList, isStream, pick(settings, pick), settings.one, input[Symbol.iterator]];
}
// CHECK-DAG: config one
// CHECK-DAG: abstain config
// CHECK: end
