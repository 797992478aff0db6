"use client";

import { type ReactNode, useCallback, useState } from "react";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { Still } from "#components/ui/still.tsx";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { canPlay } from "./can-play.ts";
import { inputsMessages } from "./messages.ts";

/** A reference that can be seen or heard beside the results, as it is called. */
export type Stageable = { label: string; asset: Pick<Asset, "id" | "kind" | "measured"> };

type Staged = Stageable & { state: "loading" | "ready" | "refused" };

export type StagedInputs = {
  /** Videos and images, as further clips of the room. */
  clips: readonly StageClip[];
  /** Sounds, which only run along. */
  played: readonly Clip[];
  isOn: (assetId: AssetId) => boolean;
  of: (id: string) => Stageable | undefined;
  toggle: (reference: Stageable) => void;
  /** What plays the sounds; to be put anywhere in the page. */
  sounds: (playhead: Playhead) => ReactNode;
};

/** The references that are on the stage beside the results, on the same clock. */
export function useStaged(): StagedInputs {
  const [staged, setStaged] = useState<readonly Staged[]>([]);
  const toggle = ({ label, asset }: Stageable) => {
    if (staged.some((one) => one.asset.id === asset.id))
      return setStaged((all) => all.filter((one) => one.asset.id !== asset.id));
    setStaged((all) => [...all, { label, asset, state: asset.kind === "video" ? "loading" : "ready" }]);
    if (asset.kind !== "video") return;
    void canPlay(sourceOf(asset.id)).then((can) =>
      setStaged((all) =>
        all.map((one) => (one.asset.id === asset.id ? { ...one, state: can ? "ready" : "refused" } : one)),
      ),
    );
  };
  const sounds = staged.filter(({ asset }) => asset.kind === "audio");
  const seen = staged.filter(({ asset }) => asset.kind !== "audio");
  return {
    clips: seen.map((one, index) =>
      clipOf(one, seen.filter(({ label }, before) => before < index && label === one.label).length),
    ),
    played: sounds.map(({ asset }) => ({
      id: asset.id,
      durationMs: asset.measured.durationMs ?? 0,
      fps: null,
      frameTimesMs: null,
      offsetMs: 0,
      hasSound: true,
      loudnessLufs: null,
    })),
    isOn: (assetId) => staged.some(({ asset }) => asset.id === assetId),
    of: (id) => staged.find(({ asset }) => asset.id === id),
    toggle,
    sounds: (playhead) =>
      sounds.map(({ label, asset }) => (
        <SoundAlong key={asset.id} id={asset.id} label={label} playhead={playhead} />
      )),
  };
}

const sourceOf = (id: AssetId) => `/media/a/${id}`;

/** `earlier`: how many of the same name stand before it, from other runs. */
function clipOf({ label, asset, state }: Staged, earlier: number): StageClip {
  const { id, kind, measured } = asset;
  const isFilm = kind === "video";
  const name = earlier === 0 ? label : `${label} (${earlier + 1})`;
  return {
    id,
    name,
    title: name,
    provider: null,
    isInput: true,
    group: id,
    widthPx: measured.widthPx ?? 16,
    heightPx: measured.heightPx ?? 9,
    src: isFilm && state === "ready" ? sourceOf(id) : null,
    compareSrc: null,
    posterSrc: `${sourceOf(id)}/poster`,
    waveformSrc: null,
    filmstripSrc: null,
    durationMs: measured.durationMs ?? 0,
    fps: measured.fps ?? null,
    frameTimesMs: null,
    offsetMs: 0,
    hasSound: measured.hasSound ?? measured.audioCodec !== undefined,
    loudnessLufs: null,
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
