import { useDeferredValue } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { refuses } from "#components/composer/models/judge-models.ts";
import { useStored } from "#components/state/store.ts";

/** How many of the chosen models take the prompt as it stands. */
export function useCanRun() {
  const { verdicts } = useSession();
  const judged = useDeferredValue(useStored(verdicts, (value) => value));
  const all = useComposer(({ document }) => document.modelIds.length);
  const able = judged.filter((verdict) => !refuses(verdict));
  return {
    canRun: able.length,
    all,
    isEmpty: judged.some(({ issues }) => issues.some(({ code }) => code === "prompt-empty")),
    /** The longest usual wait among them, as far as it is known. */
    waitMs: Math.max(0, ...able.map(({ model }) => model.operation.expectedWaitMs ?? 0)),
  };
}
