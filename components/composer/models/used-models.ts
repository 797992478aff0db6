import * as z from "zod/mini";
import { type Kept, openKept } from "#components/state/kept.ts";
import type { MemberId, ModelId } from "#lib/domain/base/id.ts";

/** The ids of the models that this member's last presses sent to from this browser, the latest first. */
export type UsedModels = Kept<readonly string[]>;

const rememberedMax = 50;

export function openUsedModels(memberId: MemberId): UsedModels {
  return openKept<readonly string[]>({
    key: `triptych/used-models/${memberId}`,
    schema: z.array(z.string()),
    fallback: [],
  });
}

/** Remembers what a press was sent to. */
export function noteUse(used: UsedModels, ids: readonly ModelId[]): void {
  used.update((before) => [...new Set([...ids, ...before])].slice(0, rememberedMax));
}

/** Compares models for a sort: used last first, then the others as they are. */
export function byLastUse(used: readonly string[]) {
  const placeOf = (id: string) => (used.includes(id) ? used.indexOf(id) : used.length);
  return (a: { model: { id: ModelId } }, b: { model: { id: ModelId } }): number =>
    placeOf(a.model.id) - placeOf(b.model.id);
}
