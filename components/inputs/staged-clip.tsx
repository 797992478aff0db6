import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { Still } from "#components/ui/still.tsx";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import type { ShownPart } from "#lib/domain/media/shown-part.ts";
import { playableQuery } from "#lib/queries/playable-query.ts";
import { inputsMessages } from "./messages.ts";
import { partAddress, sourceOf } from "./played-part.ts";

/** A reference that can be seen or heard beside the results, as it is called. */
export type Stageable = { label: string; kind: Kind; assetId: AssetId };

export type Staged = Stageable & {
  playable: OwnPlayable;
  state: "loading" | "ready" | "refused" | "making";
  /** What is played of a film, once that is known. */
  part: ShownPart | null;
};

/** `earlier`: how many of the same name stand before it, from other runs. */
export function clipOf(
  { label, kind, assetId: id, playable, state, part }: Staged,
  earlier: number,
): StageClip {
  const isFilm = kind === "video";
  const name = earlier === 0 ? label : `${label} (${earlier + 1})`;
  const { widthPx, heightPx, durationMs, fps, frameTimesMs, hasSound, loudnessLufs } = playable;
  const of = (made: string, isThere: boolean) => (isFilm && isThere ? `${sourceOf(id)}/${made}` : null);
  return {
    id,
    name,
    title: name,
    provider: null,
    isInput: true,
    group: id,
    ...{ widthPx, heightPx, fps, frameTimesMs, hasSound, loudnessLufs },
    durationMs: isFilm ? durationMs : 0,
    src: isFilm && state === "ready" ? partAddress(id, part) : null,
    compareSrc: of("compare", playable.hasCopy),
    posterSrc: `${sourceOf(id)}/poster`,
    waveformSrc: of("waveform", hasSound && playable.hasWaveform),
    filmstripSrc: of("filmstrip", playable.hasFilmstrip),
    offsetMs: 0,
    stand: isFilm ? <UnplayedFilm {...{ id, label, state }} /> : <Picture {...{ id, label, playable }} />,
  };
}

/** Larger images have a picture of this long side. */
const previewSidePx = 1600;

/** An image among films: over its small picture one that fills the stage. */
function Picture({ id, label, playable }: { id: AssetId; label: string; playable: OwnPlayable }) {
  const { shownBy, widthPx, heightPx } = playable;
  const isLarge = Math.max(widthPx, heightPx) > previewSidePx;
  const part = shownBy === "file" && isLarge ? "preview" : shownBy;
  const pictureClass = "absolute inset-0 size-full object-contain";
  return (
    <>
      <Still src={`${sourceOf(id)}/poster`} alt={label} className={pictureClass} />
      {part && <Sharper key={part} src={partAddress(id, part)} className={pictureClass} />}
    </>
  );
}

function Sharper({ src, className }: { src: string; className: string }) {
  const [isThere, setThere] = useState(false);
  return <Still src={src} alt="" hidden={!isThere} onLoad={() => setThere(true)} className={className} />;
}

function UnplayedFilm({ id, label, state }: { id: AssetId; label: string; state: Staged["state"] }) {
  return (
    <>
      <Still
        src={`${sourceOf(id)}/poster`}
        alt=""
        className="absolute inset-0 size-full object-contain brightness-[0.32]"
      />
      <p className="absolute inset-0 grid place-content-center p-4 text-center text-14 text-text">
        {state === "refused"
          ? inputsMessages.cannotPlay(label)
          : state === "making"
            ? inputsMessages.makingProxy
            : inputsMessages.loading}
      </p>
    </>
  );
}

type SoundProps = { id: AssetId; src: string; label: string; playhead: Playhead };

/** A sound on the results' clock, heard as soon as it is there. */
export function SoundAlong({ id, src, label, playhead }: SoundProps) {
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      const detach = playhead.attach(id, video);
      playhead.listen(id);
      return () => {
        if (playhead.get().listening === id) playhead.listen(null);
        detach();
        video.removeAttribute("src");
        video.load();
      };
    },
    [playhead, id],
  );
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- what one has uploaded comes without captions
  return <video ref={attach} src={src} aria-label={label} preload="auto" muted playsInline hidden />;
}

/** Waits for the proxy of a file that no browser shows. */
export function Making({ one, onMade }: { one: Staged; onMade: (playable: OwnPlayable) => void }) {
  const { data } = useQuery(playableQuery(one.assetId, one.kind));
  const tell = useEffectEvent(onMade);
  const isMade = data != null && (data.shownBy !== null || !data.isBeingPrepared); // or given up
  useEffect(() => {
    if (isMade) tell(data);
  }, [isMade, data]);
  return null;
}
