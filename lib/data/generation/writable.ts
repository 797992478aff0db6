import * as z from "zod/mini";
import { Prisma } from "#lib/data/generated/client.ts";
import { type Failure, wordsNotKept } from "#lib/domain/generation/failure.ts";

/** SQLSTATEs of values that the database cannot hold (22) or that are too large for it (54): trying again never helps. */
const refusedSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.string().check(z.regex(/^(22|54)/)) }) }),
});

/** Whether the database has answered that it will never hold what it was given. */
function isUnwritable(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError && z.safeParse(refusedSchema, error.meta).success
  );
}

/**
 * Writes what is certain, with the words that came with it; where the database refuses the words, without them. No state hangs on
 * a text from outside.
 */
export async function writeWith<Words extends Failure | null | undefined, T>(
  failure: Words,
  write: (failure: Words) => Promise<T>,
): Promise<T> {
  try {
    return await write(failure);
  } catch (error) {
    if (!failure || !isUnwritable(error)) throw error;
    return write({ ...failure, detail: wordsNotKept });
  }
}
