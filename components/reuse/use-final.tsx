"use client";

import type { ModelFacts } from "#components/state/model-facts.ts";
import { showToast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { settingTable } from "#lib/domain/settings/setting-table.ts";
import { finalPrompt } from "./final-prompt.ts";
import { reuseMessages } from "./messages.ts";
import { useNewDraft } from "./new-draft.ts";

type Good = {
  snapshot: Pick<Snapshot, "prompt">;
  view: Pick<GenerationView, "modelId" | "sent">;
  model: Pick<ModelFacts, "label" | "resolutions">;
};

/** Opens the prompt of a result in the studio, ready to be made again larger. Nothing is sent, and nothing is paid, before Generate. */
export function useFinal(): { isOpening: boolean; open: (good: Good) => void } {
  const draft = useNewDraft();
  return {
    isOpening: draft.isOpening,
    open: ({ snapshot, view, model }) => {
      const { prompt, resolution, hasSeed } = finalPrompt(snapshot.prompt, {
        modelId: view.modelId,
        sent: view.sent,
        offered: model.resolutions,
      });
      draft.open(prompt, () =>
        showToast({
          title: reuseMessages.final(model.label, resolution && settingTable.resolution.write(resolution)),
          detail: reuseMessages.finalDetail(hasSeed),
          durationMs: 12_000,
        }),
      );
    },
  };
}
