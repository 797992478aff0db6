import * as z from "zod/mini";
import { measuredSchema } from "#lib/domain/asset.ts";
import { formatSchema } from "#lib/domain/format.ts";
import { unreadableReasons } from "#lib/domain/unreadable.ts";

const sideSchema = z.int().check(z.positive());

/** What a file's headers say: what it is and measures, or why it cannot be read, with the pixels where they are why. */
export const readingSchema = z.union([
  z.strictObject({ format: formatSchema, measured: measuredSchema }),
  z.strictObject({
    unreadable: z.enum(unreadableReasons),
    pixels: z.optional(z.strictObject({ widthPx: sideSchema, heightPx: sideSchema })),
  }),
]);
export type Reading = z.infer<typeof readingSchema>;
