import * as z from "zod/mini";
import { readingSchema } from "#lib/media/reading.ts";

/** What a reading worker is asked. */
export const readingRequestSchema = z.object({ id: z.int(), file: z.instanceof(Blob) });
export type ReadingRequest = z.infer<typeof readingRequestSchema>;

/** What it says: that it is there, and then of each file what it read and how many bytes that took. */
export const readingReplySchema = z.union([
  z.literal("ready"),
  z.object({ id: z.int(), reading: readingSchema, readBytes: z.int() }),
]);
export type ReadingReply = z.infer<typeof readingReplySchema>;
