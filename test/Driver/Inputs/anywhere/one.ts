export default async function run(ctx: any, input: any) {
  await ctx.dependency("pub").fetch("/");
  await ctx.dependency("svc").fetch("/");
  return (await fetch(input.url)).ok;
}
