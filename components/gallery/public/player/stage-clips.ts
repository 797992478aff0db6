import type { StageClip } from "#components/playhead/stage-clip.ts";
import { itemAddress } from "#lib/domain/gallery/gallery-address.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";

/** What a clip of a gallery is called, and how it is marked on its picture and its pins. */
type ClipName = { name: string; sign: string };

/** Clips of a gallery as the player shows them. */
export function stageClips<Item extends BareItem & { offsetMs?: number }>(
  items: readonly Item[],
  mediaRoot: string,
  nameOf: (item: Item, place: number) => ClipName,
): StageClip[] {
  return items.map((item, place) => {
    const { id, widthPx, heightPx, durationMs, fps, frameTimesMs, hasSound, loudnessLufs } = item;
    const address = (part: Parameters<typeof itemAddress>[2]) => itemAddress(mediaRoot, id, part);
    const { name, sign } = nameOf(item, place);
    return {
      ...{ id, name, sign, title: name, provider: null, isInput: false, group: id },
      ...{ widthPx, heightPx },
      src: address("video"),
      compareSrc: item.hasCopy ? address("compare") : null,
      posterSrc: item.hasPoster ? address("poster") : null,
      waveformSrc: hasSound && item.hasWaveform ? address("waveform") : null,
      filmstripSrc: item.hasFilmstrip ? address("filmstrip") : null,
      ...{ durationMs, fps, frameTimesMs },
      offsetMs: item.offsetMs ?? 0,
      ...{ hasSound, loudnessLufs },
    };
  });
}
