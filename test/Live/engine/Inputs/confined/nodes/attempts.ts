import type { Context } from "tentacular";

async function outcome(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
    return "allowed";
  } catch (error) {
    return (error as Error).name;
  }
}

export default async function run(
  ctx: Context,
  input: unknown,
): Promise<Record<string, string>> {
  const granted = ctx.dependency("granted");
  // Named by the payload: the compiler refuses all this where it can see it.
  const names = input as Record<string, string>;
  // deno-lint-ignore no-explicit-any
  const world = globalThis as any;
  const [Deno, fetch] = [world[names["deno"]!], world[names["fetch"]!]];
  const attempts: Record<string, () => unknown> = {
    "fetch the granted host": () => granted.fetch!("/"),
    "follow its redirect elsewhere": () => granted.fetch!("/away"),
    "fetch another host": () => fetch("http://other.example:8081/"),
    "fetch the granted host's other port": () => fetch("http://granted.example:8082/"),
    "fetch the granted host by address": () => fetch("http://10.9.0.2:8081/"),
    "open a socket": () => Deno.connect({ hostname: "other.example", port: 8081 }),
    "ask the name server": () => Deno.resolveDns("granted.example", "A"),
    "listen on another port": () => Deno.listen({ port: 9090 }).close(),
    "make text into code": () => (0, world[names["code"]!])("1"),
    "read the host name": () => Deno.readTextFile("/etc/hosts"),
    "read the environment of the process": () => Deno.readTextFile("/proc/self/environ"),
    "write beside the workflow": () => Deno.writeTextFile("/app/workflow/x", ""),
    "write scratch": () => Deno.writeTextFile("/tmp/x", ""),
    "start a program": () => new Deno.Command("/bin/deno").output(),
    "ask who runs it": () => Deno.uid(),
    "ask for more": async () => {
      const { state } = await Deno.permissions.request({ name: "run" });
      if (state !== "granted") throw new Deno.errors.NotCapable(state);
    },
  };
  const outcomes: Record<string, string> = {};
  for (const [what, attempt] of Object.entries(attempts)) {
    outcomes[what] = await outcome(attempt);
  }
  outcomes["the variable DENO_DIR"] = String(Deno.env.get("DENO_DIR"));
  return outcomes;
}
