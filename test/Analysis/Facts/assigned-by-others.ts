// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What a function within assigns may be there at any time, and what it reads
// may be of any time.
export default async function run(ctx: any, input: any) {
  let late = "alpha";
  const read = () => ctx.dependency(late);
  late = "beta";
  read();
  // CHECK-DAG: maybe dependency alpha
  // CHECK-DAG: maybe dependency beta
  let counted = "one";
  input.list.forEach(() => (counted = "two"));
  await fetch(`https://alpha.example.com/${counted}`);
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /one
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /two
  let waiting = "first";
  const set = async () => {
    await input.tick;
    waiting = "second";
  };
  const started = set();
  waiting = "third";
  await started;
  await fetch(`https://beta.example.com/${waiting}`);
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /second
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /third
  let held = "before";
  const get = {
    get now() {
      held = "asked";
      return 1;
    },
  };
  held = "set";
  await fetch(`https://alpha.example.com/held/${get.now}/${held}`);
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /held/1/asked
}
// CHECK: end
