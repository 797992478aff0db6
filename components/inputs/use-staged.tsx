"use client";

import { type ReactNode, useCallback, useState } from "react";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { Still } from "#components/ui/still.tsx";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Playable } from "#lib/domain/media/playable.ts";
import { inputsMessages } from "./messages.ts";

/** What showing each reference takes, by its file's id; one that is not here has no file to be shown any more. */
export type Playables = Readonly<Record<AssetId, Playable>>;

/** A reference that can be seen or heard beside the results, as it is called. */
export type Stageable = { label: string; kind: Kind; assetId: AssetId };

type Staged = Stageable & { playable: Playable; state: "loading" | "ready" | "refused" };

export type StagedInputs = {
  /** Videos and images, as further clips of the room. */
  clips: readonly StageClip[];
  /** Sounds, which only run along. */
  played: readonly Clip[];
  /** Whether there is still a file to be shown. */
  can: (assetId: AssetId) => boolean;
  isOn: (assetId: AssetId) => boolean;
  of: (id: string) => Stageable | undefined;
  toggle: (reference: Stageable) => void;
  /** What plays the sounds; to be put anywhere in the page. */
  sounds: (playhead: Playhead) => ReactNode;
};

/** The references that are on the stage beside the results, on the same clock. */
export function useStaged(playables: Playables): StagedInputs {
  const [staged, setStaged] = useState<readonly Staged[]>([]);
  const isOn = (assetId: string) => staged.some((one) => one.assetId === assetId);
  const toggle = (reference: Stageable) => {
    const { assetId, kind } = reference;
    const playable = playables[assetId];
    if (isOn(assetId)) return setStaged((all) => all.filter((one) => one.assetId !== assetId));
    if (!playable) return;
    setStaged((all) => [...all, { ...reference, playable, state: kind === "video" ? "loading" : "ready" }]);
    if (kind !== "video") return;
    void canPlay(sourceOf(assetId)).then((can) =>
      setStaged((all) =>
        all.map((one) => (one.assetId === assetId ? { ...one, state: can ? "ready" : "refused" } : one)),
      ),
    );
  };
  const sounds = staged.filter(({ kind }) => kind === "audio");
  const seen = staged.filter(({ kind }) => kind !== "audio");
  return {
    clips: seen.map((one, index) =>
      clipOf(one, seen.filter(({ label }, before) => before < index && label === one.label).length),
    ),
    played: sounds.map(({ assetId, playable: { durationMs, loudnessLufs } }) => ({
      id: assetId,
      durationMs,
      fps: null,
      frameTimesMs: null,
      offsetMs: 0,
      hasSound: true,
      loudnessLufs,
    })),
    can: (assetId) => playables[assetId] !== undefined,
    isOn,
    of: (id) => staged.find(({ assetId }) => assetId === id),
    toggle,
    sounds: (playhead) =>
      sounds.map(({ label, assetId }) => (
        <SoundAlong key={assetId} id={assetId} label={label} playhead={playhead} />
      )),
  };
}

/** Whether this browser shows pictures of a film: some know a container and not what is in it. */
function canPlay(src: string): Promise<boolean> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const end = (can: boolean) => {
      video.removeAttribute("src");
      video.load();
      resolve(can);
    };
    const once = { once: true };
    video.addEventListener("loadeddata", () => end(video.videoWidth > 0), once);
    video.addEventListener("error", () => end(false), once);
    video.muted = true;
    video.preload = "auto";
    video.src = src;
  });
}

const sourceOf = (id: AssetId) => `/media/a/${id}`;

/** `earlier`: how many of the same name stand before it, from other runs. */
function clipOf({ label, kind, assetId: id, playable, state }: Staged, earlier: number): StageClip {
  const isFilm = kind === "video";
  const name = earlier === 0 ? label : `${label} (${earlier + 1})`;
  const { widthPx, heightPx, durationMs, fps, frameTimesMs, hasSound, loudnessLufs } = playable;
  const of = (part: string, isThere: boolean) => (isFilm && isThere ? `${sourceOf(id)}/${part}` : null);
  return {
    id,
    name,
    title: name,
    provider: null,
    isInput: true,
    group: id,
    ...{ widthPx, heightPx, fps, frameTimesMs, hasSound, loudnessLufs },
    durationMs: isFilm ? durationMs : 0,
    src: isFilm && state === "ready" ? sourceOf(id) : null,
    compareSrc: of("compare", playable.hasCopy),
    posterSrc: `${sourceOf(id)}/poster`,
    waveformSrc: of("waveform", hasSound && playable.hasWaveform),
    filmstripSrc: of("filmstrip", playable.hasFilmstrip),
    offsetMs: 0,
    stand: isFilm ? <UnplayedFilm {...{ id, label, state }} /> : <Picture id={id} label={label} />,
  };
}

/** An image among films. */
function Picture({ id, label }: { id: AssetId; label: string }) {
  return (
    <Still src={`${sourceOf(id)}/poster`} alt={label} className="absolute inset-0 size-full object-contain" />
  );
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
        {state === "refused" ? inputsMessages.cannotPlay(label) : inputsMessages.loading}
      </p>
    </>
  );
}

/** A sound on the results' clock, heard as soon as it is there. */
function SoundAlong({ id, label, playhead }: { id: AssetId; label: string; playhead: Playhead }) {
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
  return <video ref={attach} src={sourceOf(id)} aria-label={label} preload="auto" muted playsInline hidden />;
}
