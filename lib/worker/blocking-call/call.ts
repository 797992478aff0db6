import * as z from "zod/mini";
import { attemptIdSchema } from "#lib/domain/base/id.ts";

/** One paid request that a process of its own makes. Its key and its media links never touch the disk, a command line or an environment. */
export const blockingCallSchema = z.strictObject({
  attemptId: attemptIdSchema,
  /** Who can read the answer. */
  providerId: z.string(),
  /** Where calls leave their answers: a folder that the next worker has too. */
  folder: z.string(),
  url: z.string(),
  apiKey: z.string(),
  body: z.unknown(),
  /** `host:port` pairs that may be reached although they are private. */
  allowPrivate: z.array(z.string()),
  /** From its start; then it gives up, and nobody knows what became of the request. */
  deadlineMs: z.int(),
});
export type BlockingCall = z.infer<typeof blockingCallSchema>;

/** What came: an HTTP answer, or why there was none. */
export const callEndSchema = z.discriminatedUnion("end", [
  z.strictObject({
    end: z.literal("answered"),
    providerId: z.string(),
    status: z.int(),
    retryAfter: z.nullable(z.string()),
    body: z.string(),
  }),
  /** `wasNeverSent` proves that no byte of the request left. */
  z.strictObject({ end: z.literal("broken"), wasNeverSent: z.boolean(), detail: z.string() }),
]);
export type CallEnd = z.infer<typeof callEndSchema>;
