// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A list that each call makes anew, longer than the one it was given.
const reduce = (state: any[], action: { item?: any }) => (action.item ? [...state, action.item] : []);
export default async function run(ctx, input) {
  let state: any[] = [];
  const dispatch = (action: { item?: any }) => {
    state = reduce(state, action);
  };
  for (const item of input.items) dispatch({ item });
  await ctx.dependency("alpha").fetch("/" + state.length);
  // CHECK-DAG: {{.*}}fetch alpha GET /{{.*}}
}
// CHECK: end
