import * as z from "zod/mini";
import { assetIdSchema, type ReferenceId, referenceIdSchema } from "#lib/domain/base/id.ts";
import { exactTextSchema } from "#lib/domain/base/stored.ts";
import { fileNameMax, fileNameSchema } from "#lib/domain/media/file-names.ts";
import { type Kind, kindSchema, kindWord } from "#lib/domain/media/format.ts";

/** What an author says that a reference is for. */
export const roles = [
  "subject",
  "style",
  "motion",
  "camera",
  "voice",
  "music",
  "first-frame",
  "last-frame",
] as const;
export type Role = (typeof roles)[number];

/**
 * An asset used in a prompt. `assetId` is null while its upload has not ended, and of a place that waits for a file. The name is the
 * file's, kept here so that a missing reference can still be told by name.
 */
export const referenceSchema = z.strictObject({
  id: referenceIdSchema,
  assetId: z.nullable(assetIdSchema),
  kind: kindSchema,
  name: z.pipe(exactTextSchema.check(z.minLength(1), z.maxLength(fileNameMax)), fileNameSchema),
  role: z.nullable(z.enum(roles)),
  /** Its author wants the file as it is: it is not converted by itself. */
  asIs: z.optional(z.literal(true)),
});
export type Reference = z.infer<typeof referenceSchema>;

/** A reference's number within its kind, from 1, in list order: what "Image 2" means right now. */
export type Ordinals = ReadonlyMap<ReferenceId, { kind: Kind; ordinal: number }>;

/** Numbers references within their kind, in list order. Numbers are only ever derived, never stored. */
export function numberReferences(references: readonly Reference[]): Ordinals {
  const before = numbered.get(references);
  if (before) return before;
  const counts: Record<Kind, number> = { image: 0, video: 0, audio: 0 };
  const ordinals = new Map(references.map(({ id, kind }) => [id, { kind, ordinal: ++counts[kind] }]));
  numbered.set(references, ordinals);
  return ordinals;
}

/** Lists never change, and every chosen model asks about the same one, several times. */
const numbered = new WeakMap<readonly Reference[], Ordinals>();

/** "Image 1": how people and screen readers call a reference. */
export function referenceLabel({ kind, ordinal }: { kind: Kind; ordinal: number }): string {
  return `${kindWord[kind]} ${ordinal}`;
}

/** Several labels in few words, by kind: "Images 2–4 and 7, Video 1". Takes what `referenceLabel` gives, in list order. */
export function labelsText(labels: readonly string[]): string {
  const byKind = new Map<string, number[]>();
  for (const label of labels) {
    const [word = "", ordinal] = label.split(" ");
    byKind.set(word, [...(byKind.get(word) ?? []), Number(ordinal)]);
  }
  return [...byKind]
    .map(([word, ordinals]) => `${word}${ordinals.length > 1 ? "s" : ""} ${rangesText(ordinals)}`)
    .join(", ");
}

/** "2–4, 6 and 9": numbers in rising order, neighbours as a range. */
function rangesText(ordinals: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const ordinal of ordinals) {
    const last = ranges.at(-1);
    if (last && ordinal === last.to + 1) last.to = ordinal;
    else ranges.push({ from: ordinal, to: ordinal });
  }
  const texts = ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)!}`;
}

/** What an empty slot of a prompt is called until it is given a file. */
export const slotName = { image: "an image", video: "a video", audio: "a sound" } as const satisfies Record<
  Kind,
  string
>;

/** Whether a reference is a place that waits for a file of its kind, and never had one. */
export function isSlot({ assetId, kind, name }: Pick<Reference, "assetId" | "kind" | "name">): boolean {
  return assetId === null && name === slotName[kind];
}
