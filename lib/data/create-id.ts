import { v7 } from "uuid";

/**
 * A new UUIDv7: ids made later sort later. The caller names the brand, such as `createId<RunId>()`. `at` makes it one of another
 * moment.
 */
export function createId<T extends string>(at?: Date): T {
  return v7(at && { msecs: at.getTime() }) as T; // brands exist in the type system only
}
