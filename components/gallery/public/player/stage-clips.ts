import type { StageClip } from "#components/playhead/stage-clip.ts";
import { itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";

/** Clips of a gallery as the screening room plays them. Of clips without words, letters are their names. */
export function stageClips<Item extends BareItem & { offsetMs?: number }>(
  items: readonly Item[],
  mediaRoot: string,
  nameOf: (item: Item, place: number) => string,
): StageClip[] {
  return items.map((item, place) => {
    const { id, widthPx, heightPx, durationMs, fps, hasSound, loudnessLufs } = item;
    const address = (part: Parameters<typeof itemAddress>[2]) => itemAddress(mediaRoot, id, part);
    return {
      id,
      name: nameOf(item, place),
      group: id,
      widthPx,
      heightPx,
      src: address("video"),
      compareSrc: item.hasCopy ? address("compare") : null,
      posterSrc: item.hasPoster ? address("poster") : null,
      waveformSrc: hasSound && item.hasWaveform ? address("waveform") : null,
      durationMs,
      fps,
      offsetMs: item.offsetMs ?? 0,
      hasSound,
      loudnessLufs,
    };
  });
}
