import * as z from "zod/mini";

/** As the system says it, and as PostgreSQL does. */
const codeSchema = z.enum(["ENOSPC", "EDQUOT", "53100"]);
const fullSchema = z.union([
  z.object({ code: codeSchema }),
  z.object({
    meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: codeSchema }) }) }),
  }),
]);

/** Whether something failed because a disk has no room left: the studio's own, or the database's. What is undone then works again with room. */
export function isDiskFull(error: unknown): boolean {
  return fullSchema.safeParse(error).success;
}
