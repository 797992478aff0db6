import type { ModelId } from "#lib/domain/base/id.ts";
import type { Store } from "#components/state/store.ts";

/** In whose settings something is no value: the prompt's, or those of a model alone. */
export type InvalidSettings = ReadonlySet<"prompt" | ModelId>;

/** Notes whether somebody's settings hold what is no value. */
export function markInvalid(
  store: Store<InvalidSettings>,
  whose: "prompt" | ModelId,
  isInvalid: boolean,
): void {
  store.update((all) => {
    if (all.has(whose) === isInvalid) return all;
    const next = new Set(all);
    if (isInvalid) next.add(whose);
    else next.delete(whose);
    return next;
  });
}
