import type { Context } from "tentacular";
export default async (ctx: Context) => (await ctx.dependency("github").fetch!("/")).json();
