0const run = (async (a, b?: number, ...r) => {}) satisfies X;
export { run as default };
