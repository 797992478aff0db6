import { useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { shortNames } from "#components/composer/fit/short-names.ts";
import type { PromptRun } from "#lib/domain/generation/prompt-runs.ts";
import { type Since, sinceText } from "./since.ts";

/** What models are called: in full, and where there is little room. Ones that are gone go by their ids. */
export function useModelNames() {
  const { models } = useSession();
  const named = (modelIds: readonly string[]) => {
    const listed = models.filter(({ model }) => modelIds.includes(model.id));
    const short = shortNames(listed);
    return (modelId: string) => short[listed.findIndex(({ model }) => model.id === modelId)] ?? modelId;
  };
  const labelOf = (modelId: string) => models.find(({ model }) => model.id === modelId)?.label ?? modelId;
  return { labelOf, shortAmong: named };
}

/** What changed in the open prompt since a run. */
export function useSince({ snapshot }: PromptRun): Since[] {
  const { document, assets } = useDeferredValue(useComposer((state) => state));
  const { shortAmong } = useModelNames();
  return sinceText(
    snapshot,
    { prompt: document, assets: [...assets.values()] },
    shortAmong([...document.modelIds, ...snapshot.prompt.modelIds]),
  );
}
