// calls.ts KIND FOLDER API...: calls each API without the permission KIND, but with
// all others, and prints those that are refused for want of it.
import fs from "node:fs";
import os from "node:os";
import process from "node:process";

const [kind, folder, ...names] = Deno.args;
const modules: Record<string, any> = {
  "Deno": Deno, "Deno.env": Deno.env, "node:fs": fs, "node:os": os,
  "node:process": process,
};
const takesTwo = /copyFile|link|rename|symlink|cp$/;
// What is given instead of the names of one or two files.
const given: Record<string, (a: string, b: string, folder: string) => unknown[]> = {
  "Deno.Command": () => ["true"],
  "Deno.chdir": (_a, _b, folder) => [folder],
  "Deno.chmod": (a) => [a, 0o644],
  "Deno.chown": (a) => [a, null, null],
  "Deno.dlopen": (a) => [a, {}],
  "Deno.kill": () => [2 ** 30],
  "Deno.makeTempDir": () => [],
  "Deno.makeTempFile": () => [],
  "Deno.mkdir": (_a, b) => [b],
  "Deno.readDir": (_a, _b, folder) => [folder],
  "Deno.umask": () => [],
  "Deno.utime": (a) => [a, 0, 0],
  "Deno.watchFs": (_a, _b, folder) => [folder],
  "Deno.writeFile": (a) => [a, new Uint8Array()],
  "Deno.writeTextFile": (a) => [a, ""],
  "node:fs.appendFile": (a) => [a, ""],
  "node:fs.chmod": (a) => [a, 0o644],
  "node:fs.chown": (a) => [a, process.getuid?.(), process.getgid?.()],
  "node:fs.mkdir": (_a, b) => [b],
  "node:fs.mkdtemp": (_a, b) => [b],
  "node:fs.opendir": (_a, _b, folder) => [folder],
  "node:fs.readdir": (_a, _b, folder) => [folder],
  "node:fs.utimes": (a) => [a, 0, 0],
  "node:fs.writeFile": (a) => [a, ""],
  "node:os.getPriority": () => [],
  "node:os.setPriority": () => [0],
  "node:process.chdir": (_a, _b, folder) => [folder],
  "node:process.kill": () => [2 ** 30],
  "node:process.setegid": () => [process.getegid?.()],
  "node:process.seteuid": () => [process.geteuid?.()],
  "node:process.setgid": () => [process.getgid?.()],
  "node:process.setuid": () => [process.getuid?.()],
  "node:process.umask": () => [],
};
const opened = (stream: any) =>
  new Promise<void>((done, failed) => stream.on("error", failed).on("open", () => done(stream.close())));

const calls = names.map((name, index) => {
  const own = `${folder}/${index}`, a = `${own}/a`, b = `${own}/b`;
  fs.mkdirSync(own);
  fs.writeFileSync(a, "");
  const [, owner, member] = /^(.*)\.(\w+)$/.exec(name)!;
  const method = modules[owner][`${member}Sync`] ?? modules[owner][member];
  const all = given[name]?.(a, b, own) ?? (takesTwo.test(name) ? [a, b] : [a]);
  if (typeof method !== "function") return { name, call: () => {} };
  if (name === "Deno.Command") return { name, call: () => new Deno.Command("true").outputSync() };
  return { name, call: () => method.apply(modules[owner], all) };
});
Deno.permissions.revokeSync({ name: kind as any });
for (const { name, call } of calls)
  try {
    const made: any = await call();
    if (name.endsWith("Stream")) await opened(made);
    if (name === "Deno.readDir") [...made];
  } catch (error) {
    const { name: type, message } = error as Error;
    if (type === "NotCapable" || /Requires \w+ access|NotCapable/.test(message)) console.log(name);
  }
Deno.exit(0);
