import type { StageClip } from "#components/playhead/stage-clip.ts";
import { firstPictureRatio } from "#lib/domain/settings/adapt-settings.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { DerivativeKind } from "#lib/domain/media/derivative.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { askedOf, pictureSize } from "#components/generation/asked-of.ts";
import { GenerationState } from "#components/generation/generation-state.tsx";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { resultOf } from "#components/generation/result-of.ts";

type ClipOptions = { name: string; model: ModelFacts; snapshot: Snapshot; backdrop: AssetId | null };

/** A generation as the screening room shows it. */
export function clipOf(view: GenerationView, { name, model, snapshot, backdrop }: ClipOptions): StageClip {
  const { prompt, assets } = snapshot;
  const result = resultOf(view);
  const media = result && `/media/a/${result.asset.id}`;
  const has = (kind: DerivativeKind) => result?.derivatives.includes(kind) === true;
  const measured = result?.asset.measured ?? {};
  const hasSound = measured.hasSound ?? measured.audioCodec !== undefined;
  return {
    id: view.id,
    name,
    group: view.modelId,
    ...pictureSize(view, firstPictureRatio(prompt, new Map(assets.map((asset) => [asset.id, asset])))),
    src: media,
    compareSrc: has("compare") ? `${media}/compare` : null,
    posterSrc: has("poster") ? `${media}/poster` : null,
    waveformSrc: hasSound && has("waveform") ? `${media}/waveform` : null,
    durationMs: measured.durationMs ?? askedOf(view).durationMs ?? 0,
    fps: measured.fps ?? null,
    offsetMs: view.offsetMs,
    hasSound,
    loudnessLufs: result?.loudnessLufs ?? null,
    stand: <GenerationState {...{ view, name, model, backdrop }} />,
  };
}
