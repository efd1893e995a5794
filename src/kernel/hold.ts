/**
 * A lock of the operator by its name, `capability.what`: held along with others who hold it `shared`, or `alone`. It bars nothing by
 * itself: those who read and those who change the same records agree on it.
 */
export type Hold = { readonly name: string; readonly mode: 'shared' | 'alone' };
