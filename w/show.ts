import type { Context } from "tentacular";
export default async (ctx: Context, input: any) => ({a: input});
