import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { HiddenClip } from "#lib/domain/judgement/blind.ts";
import { blindMessages } from "./messages.ts";

/** What a clip is called: by its letter alone, or with its model. */
export type BlindName = Pick<StageClip, "name" | "title" | "provider">;

/** The clips of a comparison as the room plays them, by addresses that tell nothing. */
export function blindClips<Clip extends HiddenClip>(
  clips: readonly Clip[],
  nameOf: (clip: Clip) => BlindName,
): StageClip[] {
  return clips.map((clip) => {
    const { id, letter, playable } = clip;
    const address = `/media/b/${id}`;
    return {
      ...{ id, sign: letter, ...nameOf(clip) },
      isInput: false,
      group: id, // nobody belongs together: variations of a model would tell by standing side by side
      widthPx: playable?.widthPx ?? 16,
      heightPx: playable?.heightPx ?? 9,
      src: playable && `${address}/video`,
      compareSrc: playable?.hasCopy ? `${address}/compare` : null,
      posterSrc: playable?.hasPoster ? `${address}/poster` : null,
      waveformSrc: playable?.hasWaveform ? `${address}/waveform` : null,
      filmstripSrc: playable?.hasFilmstrip ? `${address}/filmstrip` : null,
      durationMs: playable?.durationMs ?? 0,
      fps: playable?.fps ?? null,
      frameTimesMs: playable?.frameTimesMs ?? null,
      offsetMs: 0,
      hasSound: playable?.hasSound ?? false,
      loudnessLufs: playable?.loudnessLufs ?? null,
      stand: playable ? null : (
        <p className="absolute inset-0 grid place-items-center text-14 text-quiet">{blindMessages.deleted}</p>
      ),
    };
  });
}
