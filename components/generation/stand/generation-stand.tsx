"use client";

import "./stand.css";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { Still } from "#components/ui/still.tsx";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";
import type { AssetId, MemberId, RunId } from "#lib/domain/base/id.ts";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { EndedStand } from "./ended-stand.tsx";
import { MovingStand } from "./moving-stand.tsx";
import { UnconfirmedStand } from "./unconfirmed-stand.tsx";

export type GenerationStandProps = {
  runId: RunId;
  memberId: MemberId;
  snapshot: Snapshot;
  view: GenerationView;
  /** Of its article. */
  name: string;
  model: ModelFacts;
  /** The first reference that can be seen, shown dimmed until the result is there. */
  backdrop: AssetId | null;
};

/** What lies in the place of a picture until it is there: how far it is, or what it needs, with the buttons for it. */
export function GenerationStand(props: GenerationStandProps) {
  const { view, backdrop } = props;
  const keptFocus = useKeptFocus<HTMLDivElement>(view.status);
  const isMoving = isWorkable(view.status);
  return (
    <div className="stand" data-moving={isMoving ? "" : undefined}>
      {backdrop && <Still src={`/media/a/${backdrop}/poster`} alt="" className="stand-backdrop" />}
      <div className="stand-scroller">
        <div {...keptFocus} className="stand-content">
          {isMoving ? (
            <MovingStand {...props} />
          ) : view.status === "unconfirmed" ? (
            <UnconfirmedStand {...props} />
          ) : (
            <EndedStand {...props} />
          )}
        </div>
      </div>
    </div>
  );
}
