import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { HiddenClip } from "#lib/domain/judgement/blind.ts";

/** The clips of a comparison as the room plays them, by addresses that tell nothing. `nameOf` is what their articles are called. */
export function blindClips<Clip extends HiddenClip>(
  clips: readonly Clip[],
  nameOf: (clip: Clip) => string,
): StageClip[] {
  return clips.map((clip) => {
    const { id, playable } = clip;
    const address = `/media/b/${id}`;
    return {
      id,
      name: nameOf(clip),
      group: id, // nobody belongs together: variations of a model would tell by standing side by side
      widthPx: playable?.widthPx ?? 16,
      heightPx: playable?.heightPx ?? 9,
      src: playable && `${address}/video`,
      compareSrc: playable?.hasCopy ? `${address}/compare` : null,
      posterSrc: playable?.hasPoster ? `${address}/poster` : null,
      waveformSrc: playable?.hasWaveform ? `${address}/waveform` : null,
      durationMs: playable?.durationMs ?? 0,
      fps: playable?.fps ?? null,
      offsetMs: 0,
      hasSound: playable?.hasSound ?? false,
      loudnessLufs: playable?.loudnessLufs ?? null,
    };
  });
}
