// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Many functions in one list: each is followed when one of them is called.
export default async function run(ctx) {
  const tasks = [];
  tasks.push(() => ctx.dependency("alpha").fetch("/0"));
  tasks.push(() => ctx.dependency("alpha").fetch("/1"));
  tasks.push(() => ctx.dependency("alpha").fetch("/2"));
  tasks.push(() => ctx.dependency("alpha").fetch("/3"));
  tasks.push(() => ctx.dependency("alpha").fetch("/4"));
  tasks.push(() => ctx.dependency("alpha").fetch("/5"));
  tasks.push(() => ctx.dependency("alpha").fetch("/6"));
  tasks.push(() => ctx.dependency("alpha").fetch("/7"));
  tasks.push(() => ctx.dependency("alpha").fetch("/8"));
  tasks.push(() => ctx.dependency("alpha").fetch("/9"));
  tasks.push(() => ctx.dependency("alpha").fetch("/10"));
  tasks.push(() => ctx.dependency("alpha").fetch("/11"));
  tasks.push(() => ctx.dependency("alpha").fetch("/12"));
  tasks.push(() => ctx.dependency("alpha").fetch("/13"));
  tasks.push(() => ctx.dependency("alpha").fetch("/14"));
  tasks.push(() => ctx.dependency("alpha").fetch("/15"));
  tasks.push(() => ctx.dependency("alpha").fetch("/16"));
  tasks.push(() => ctx.dependency("alpha").fetch("/17"));
  tasks.push(() => ctx.dependency("alpha").fetch("/18"));
  tasks.push(() => ctx.dependency("alpha").fetch("/19"));
  tasks.push(() => ctx.dependency("alpha").fetch("/20"));
  tasks.push(() => ctx.dependency("alpha").fetch("/21"));
  tasks.push(() => ctx.dependency("alpha").fetch("/22"));
  tasks.push(() => ctx.dependency("alpha").fetch("/23"));
  tasks.push(() => ctx.dependency("alpha").fetch("/24"));
  tasks.push(() => ctx.dependency("alpha").fetch("/25"));
  tasks.push(() => ctx.dependency("alpha").fetch("/26"));
  tasks.push(() => ctx.dependency("alpha").fetch("/27"));
  tasks.push(() => ctx.dependency("alpha").fetch("/28"));
  tasks.push(() => ctx.dependency("alpha").fetch("/29"));
  tasks.push(() => ctx.dependency("alpha").fetch("/30"));
  tasks.push(() => ctx.dependency("alpha").fetch("/31"));
  tasks.push(() => ctx.dependency("alpha").fetch("/32"));
  tasks.push(() => ctx.dependency("alpha").fetch("/33"));
  tasks.push(() => ctx.dependency("alpha").fetch("/34"));
  tasks.push(() => ctx.dependency("alpha").fetch("/35"));
  tasks.push(() => ctx.dependency("alpha").fetch("/36"));
  tasks.push(() => ctx.dependency("alpha").fetch("/37"));
  tasks.push(() => ctx.dependency("alpha").fetch("/38"));
  tasks.push(() => ctx.dependency("alpha").fetch("/39"));
  tasks.push(() => ctx.dependency("alpha").fetch("/40"));
  tasks.push(() => ctx.dependency("alpha").fetch("/41"));
  tasks.push(() => ctx.dependency("alpha").fetch("/42"));
  tasks.push(() => ctx.dependency("alpha").fetch("/43"));
  tasks.push(() => ctx.dependency("alpha").fetch("/44"));
  tasks.push(() => ctx.dependency("alpha").fetch("/45"));
  tasks.push(() => ctx.dependency("alpha").fetch("/46"));
  tasks.push(() => ctx.dependency("alpha").fetch("/47"));
  tasks.push(() => ctx.dependency("alpha").fetch("/48"));
  tasks.push(() => ctx.dependency("alpha").fetch("/49"));
  tasks.push(() => ctx.dependency("alpha").fetch("/50"));
  tasks.push(() => ctx.dependency("alpha").fetch("/51"));
  tasks.push(() => ctx.dependency("alpha").fetch("/52"));
  tasks.push(() => ctx.dependency("alpha").fetch("/53"));
  tasks.push(() => ctx.dependency("alpha").fetch("/54"));
  tasks.push(() => ctx.dependency("alpha").fetch("/55"));
  tasks.push(() => ctx.dependency("alpha").fetch("/56"));
  tasks.push(() => ctx.dependency("alpha").fetch("/57"));
  tasks.push(() => ctx.dependency("alpha").fetch("/58"));
  tasks.push(() => ctx.dependency("gamma").fetch("/59"));
  for (const task of tasks) await task();
}
// CHECK-DAG: {{.*}}fetch alpha GET /0
// CHECK-DAG: {{.*}}fetch gamma GET /59
// CHECK: end
