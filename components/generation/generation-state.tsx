import type { ModelFacts } from "#components/state/model-facts.ts";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { Still } from "#components/ui/still.tsx";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import { GenerationProgress } from "./generation-progress.tsx";
import { statusTone } from "./status-tone.ts";

type GenerationStateProps = {
  view: GenerationView;
  name: string;
  model: ModelFacts;
  /** The first reference that can be seen, shown dimmed until the result is there. */
  backdrop: AssetId | null;
};

/** What stands in the place of a picture until it is there: the same size from the first moment. */
export function GenerationState({ view, name, model, backdrop }: GenerationStateProps) {
  return (
    <div className="absolute inset-0 bg-panel">
      {backdrop && (
        <Still
          src={`/media/a/${backdrop}/poster`}
          alt=""
          className="absolute inset-0 size-full object-cover opacity-25 grayscale-50"
        />
      )}
      <div className="absolute inset-0 grid place-items-center overflow-hidden p-3">
        {isWorkable(view.status) ? (
          <GenerationProgress view={view} label={name} model={model} />
        ) : (
          <StatusDot tone={statusTone[view.status]} size={28} />
        )}
      </div>
    </div>
  );
}
