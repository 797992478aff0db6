import * as z from "zod/mini";
import { documentOf, type Ladder, parseStored } from "#lib/domain/base/ladder.ts";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { settingsOverrideSchema } from "#lib/domain/settings/settings.ts";

/**
 * What became of one reference.
 * - `reference`: it stood in the array of its kind, at this position from 1.
 * - `first-frame`, `last-frame`: in a field of its own.
 * - `part`: of the film that the studio cuts itself.
 * - `nothing`: it was not sent, because the model takes none of its kind, there was no time left for it, or sound was off. Without
 *   `why` nobody can tell the reason any more.
 */
const referenceUseSchema = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("reference"), position: z.int().check(z.positive()) }),
  z.strictObject({ as: z.enum(["first-frame", "last-frame", "part"]) }),
  z.strictObject({ as: z.literal("nothing"), why: z.optional(z.enum(["kind", "time", "sound-off"])) }),
]);
export type ReferenceUse = z.infer<typeof referenceUseSchema>;

const offset = z.int().check(z.nonnegative());

/**
 * What one generation was sent, in the studio's terms: written beside its request when that was compiled, and never changed. Whoever
 * shows the past reads it, and works nothing out again.
 */
export const sentSchema = z.strictObject({
  version: z.literal(1),
  /** Read back from the stored request: the generation is older than this document. What could not be told is left out. */
  isRebuilt: z.boolean(),
  /**
   * The text as the provider was given it, and where its tokens stand in it (UTF-16 offsets). Null where no text is sent: the studio
   * renders it.
   */
  text: z.optional(
    z.nullable(
      z.strictObject({
        written: z.string(),
        tokens: z.array(z.strictObject({ start: offset, end: offset, id: referenceIdSchema })),
      }),
    ),
  ),
  /**
   * Only what the model was told. A seed of null is its own choice, the seed of a variation is this variation's: it may be larger
   * than a prompt can ask for.
   */
  settings: z.extend(settingsOverrideSchema, {
    seed: z.optional(z.nullable(z.int().check(z.nonnegative()))),
  }),
  /** By the reference's id. */
  references: z.record(referenceIdSchema, referenceUseSchema),
});
export type Sent = z.infer<typeof sentSchema>;

/** The column that keeps it. */
export const sentLadder: Ladder<Sent> = { schema: sentSchema, upgrades: [] };

/** What a generation keeps of it; null where it is older and nobody has read its request yet. Throws as `documentOf` does. */
export function parseSent(stored: unknown): Sent | null {
  return stored === null ? null : documentOf(parseStored(sentLadder, stored));
}

/** How long after it was accepted a generation is waited for, in milliseconds: as its model was told, else as the model's data says. */
export function deadlineMsOf({ settings }: Sent, model: Model): number {
  return settings.extras?.expiresAfterMs ?? model.operation.deadlineMs;
}
