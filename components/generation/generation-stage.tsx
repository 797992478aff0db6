import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import type { AssetId } from "#lib/domain/id.ts";
import type { GenerationView } from "#lib/domain/run-view.ts";
import { isWorkable } from "#lib/domain/generation.ts";
import { GenerationProgress } from "./generation-progress.tsx";
import type { ModelFacts } from "./model-facts.ts";
import { pictureSize } from "./picture-size.ts";
import { Player } from "./player.tsx";
import { RatioBox } from "./ratio-box.tsx";
import { resultOf } from "./result-of.ts";
import { statusTone } from "./status-tone.ts";

type GenerationStageProps = {
  view: GenerationView;
  model: ModelFacts;
  name: string;
  /** The first reference that can be seen, shown dimmed until the result is there. */
  backdrop: AssetId | null;
  isEager: boolean;
};

/** The picture, or the place where it will be: the same size from the first moment. */
export function GenerationStage({ view, model, name, backdrop, isEager }: GenerationStageProps) {
  const result = resultOf(view);
  return (
    <RatioBox {...pictureSize(view, model)}>
      {result ? (
        <Player
          label={name}
          src={`/media/a/${result.asset.id}`}
          poster={result.derivatives.includes("poster") ? `/media/a/${result.asset.id}/poster` : undefined}
          isEager={isEager}
        />
      ) : (
        <>
          {backdrop && (
            <Still
              src={`/media/a/${backdrop}/poster`}
              alt=""
              className="absolute inset-0 size-full object-cover opacity-25 grayscale-50"
            />
          )}
          <div className="absolute inset-0 grid place-items-center p-4">
            {isWorkable(view.status) ? (
              <GenerationProgress view={view} label={name} expectedWaitMs={model.expectedWaitMs} />
            ) : (
              <StatusDot tone={statusTone[view.status]} size={28} />
            )}
          </div>
        </>
      )}
    </RatioBox>
  );
}
