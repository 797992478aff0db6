import { v7 } from "uuid";

/** A new UUIDv7: ids made later sort later. The caller names the brand, such as `createId<RunId>()`. */
export function createId<T extends string>(): T {
  return v7() as T; // brands exist in the type system only
}
