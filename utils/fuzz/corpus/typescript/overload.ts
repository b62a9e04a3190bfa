0export default function f(this: X, a: 1): 1;
export default function f(a: any) { return a }
export = f;
