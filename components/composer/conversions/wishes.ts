import type { Reference } from "#lib/domain/prompt/reference.ts";
import * as z from "zod/mini";
import { openKept } from "#components/state/kept.ts";
import {
  type AssetId,
  assetIdSchema,
  type PromptId,
  type ReferenceId,
  referenceIdSchema,
} from "#lib/domain/base/id.ts";
import { type Edit, editKey, editSchema } from "#lib/domain/media/edit.ts";

const wishSchema = z.object({
  reference: referenceIdSchema,
  of: z.nullable(assetIdSchema),
  from: assetIdSchema,
  edit: editSchema,
  does: z.enum(["replace", "add"]),
});
/** What its author wants of a reference's file: see `Converting`. */
export type Wish = z.infer<typeof wishSchema>;

/** A reference has one file at a time, and can give away many others. */
export const keyOf = ({ reference, does, edit }: Pick<Wish, "reference" | "does" | "edit">) =>
  does === "replace" ? reference : `${reference} ${editKey(edit)}`;

/** What is asked for and not made yet. */
export type Wishes = { all: () => readonly Wish[]; add: (wish: Wish) => void; remove: (key: string) => void };

/** Of one prompt, as this tab keeps it: a page that is loaded anew asks again, and the studio makes it once. */
export function openWishes(promptId: PromptId): Wishes {
  const kept = openKept({
    key: `conversions-${promptId}`,
    schema: z.array(wishSchema),
    fallback: [],
    place: "session",
  });
  const others = (key: string) => (all: Wish[]) =>
    all.some((one) => keyOf(one) === key) ? all.filter((one) => keyOf(one) !== key) : all;
  return {
    all: kept.get,
    add: ({ reference, of, from, edit, does }) => {
      const wish = { reference, of, from, edit, does };
      kept.update((all) => [...others(keyOf(wish))(all), wish]);
    },
    remove: (key) => kept.update(others(key)),
  };
}

/** What references of a prompt that is about to be opened are to be made of. */
export function wishFor(
  promptId: PromptId,
  references: readonly Pick<Reference, "id" | "assetId">[],
  edits: Edits = new Map(),
): void {
  const wishes = openWishes(promptId);
  for (const { id, assetId } of references) {
    const wanted = edits.get(id);
    if (wanted) wishes.add({ ...wanted, reference: id, of: assetId, does: "replace" });
  }
}

/** By which edit of which file a reference's own is made. */
export type Edits = ReadonlyMap<ReferenceId, { from: AssetId; edit: Edit }>;
