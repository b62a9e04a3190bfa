0export default abstract class A<in out T> extends B<T> { static #p = 1; get x(): number { return 1 } }
export enum E { A = 1 }
namespace N.M { export const y = 2 }
