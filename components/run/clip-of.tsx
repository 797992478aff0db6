import type { StageClip } from "#components/playhead/stage-clip.ts";
import { askedOf, pictureSize } from "#components/generation/asked-of.ts";
import { resultOf } from "#components/generation/result-of.ts";
import { GenerationStand } from "#components/generation/stand/generation-stand.tsx";
import type { Playables } from "#components/inputs/use-staged.tsx";
import type { ModelFacts } from "#components/state/model-facts.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { GenerationView, RunView } from "#lib/domain/generation/run-view.ts";
import type { DerivativeKind } from "#lib/domain/media/derivative.ts";
import { holdsSound } from "#lib/domain/media/holds-sound.ts";
import { shownPart } from "#lib/domain/media/shown-part.ts";
import { firstPictureRatio } from "#lib/domain/settings/adapt-settings.ts";

type ClipOptions = {
  name: string;
  model: ModelFacts;
  run: Pick<RunView, "id" | "snapshot">;
  memberId: MemberId;
  playables: Playables;
};

/** What plays of a result: itself, or its comparing copy where browsers can't play it; itself too while that is being made. */
function partOf({ asset, derivatives }: NonNullable<ReturnType<typeof resultOf>>): string {
  const part = shownPart({ ...asset, made: derivatives }, "member") ?? "file";
  return part === "file" ? `/media/a/${asset.id}` : `/media/a/${asset.id}/${part}`;
}

/** A generation as the screening room shows it. */
export function clipOf(
  view: GenerationView,
  { name, model, run, memberId, playables }: ClipOptions,
): StageClip {
  const { prompt, assets } = run.snapshot;
  const result = resultOf(view);
  const media = result && `/media/a/${result.asset.id}`;
  const has = (kind: DerivativeKind) => result?.derivatives.includes(kind) === true;
  const measured = result?.asset.measured ?? {};
  const hasSound = holdsSound(measured);
  const backdrop =
    prompt.references.find(
      ({ kind, assetId }) => kind !== "audio" && assetId && playables[assetId]?.hasPoster,
    )?.assetId ?? null;
  return {
    id: view.id,
    name,
    title: resultName(model.title, view.variation, view.output),
    provider: model.isFree ? null : model.providerName,
    isInput: false,
    group: view.modelId,
    ...pictureSize(view, firstPictureRatio(prompt, new Map(assets.map((asset) => [asset.id, asset])))),
    src: result && partOf(result),
    compareSrc: has("compare") ? `${media}/compare` : null,
    posterSrc: has("poster") ? `${media}/poster` : null,
    waveformSrc: hasSound && has("waveform") ? `${media}/waveform` : null,
    filmstripSrc: has("filmstrip") ? `${media}/filmstrip` : null,
    durationMs: measured.durationMs ?? askedOf(view).durationMs ?? 0,
    fps: measured.fps ?? null,
    frameTimesMs: result?.frameTimesMs ?? null,
    offsetMs: view.offsetMs,
    hasSound,
    loudnessLufs: result?.loudnessLufs ?? null,
    stand: (
      <GenerationStand
        {...{ view, name, model, backdrop, memberId }}
        runId={run.id}
        snapshot={run.snapshot}
      />
    ),
  };
}
