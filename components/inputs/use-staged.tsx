"use client";

import { type ReactNode, useState } from "react";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import { findPlayed, partAddress } from "./played-part.ts";
import { clipOf, Making, SoundAlong, type Stageable, type Staged } from "./staged-clip.tsx";

/** What showing each reference takes, by its file's id; one that is not here has no file to be shown any more. */
export type Playables = Readonly<Record<AssetId, OwnPlayable>>;

export type StagedInputs = {
  /** Videos and images, as further clips of the room. */
  clips: readonly StageClip[];
  /** Sounds, which only run along. */
  played: readonly Clip[];
  /** Whether there is still a file to be shown. */
  can: (assetId: AssetId) => boolean;
  isOn: (assetId: AssetId) => boolean;
  /** Whether it waits for a proxy that this browser can play. */
  isMaking: (assetId: AssetId) => boolean;
  of: (id: string) => Stageable | undefined;
  toggle: (reference: Stageable) => void;
  /** What plays the sounds; to be put anywhere in the page. */
  sounds: (playhead: Playhead) => ReactNode;
};

/** The references that are on the stage beside the results, on the same clock. */
export function useStaged(playables: Playables): StagedInputs {
  const [staged, setStaged] = useState<readonly Staged[]>([]);
  const isOn = (assetId: string) => staged.some((one) => one.assetId === assetId);
  const change = (assetId: AssetId, next: Partial<Staged>) =>
    setStaged((all) => all.map((one) => (one.assetId === assetId ? { ...one, ...next } : one)));
  const begin = (assetId: AssetId, kind: Kind, playable: OwnPlayable) => {
    if (kind !== "video" || playable.shownBy === null) return;
    void findPlayed(assetId, playable).then((part) =>
      change(assetId, { part, state: part ? "ready" : "refused" }),
    );
  };
  const toggle = (reference: Stageable) => {
    const { assetId, kind } = reference;
    const playable = playables[assetId];
    if (isOn(assetId)) return setStaged((all) => all.filter((one) => one.assetId !== assetId));
    if (!playable) return;
    setStaged((all) => [...all, { ...reference, playable, part: null, state: firstState(kind, playable) }]);
    begin(assetId, kind, playable);
  };
  const onMade = ({ assetId, kind }: Staged, playable: OwnPlayable) => {
    change(assetId, { playable, state: firstState(kind, playable) });
    begin(assetId, kind, playable);
  };
  const sounds = staged.filter(({ kind }) => kind === "audio");
  const seen = staged.filter(({ kind }) => kind !== "audio");
  return {
    clips: seen.map((one, index) =>
      clipOf(one, seen.filter(({ label }, before) => before < index && label === one.label).length),
    ),
    played: sounds
      .filter(({ state }) => state === "ready")
      .map(({ assetId, playable: { durationMs, loudnessLufs } }) => ({
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
    isMaking: (assetId) => staged.some((one) => one.assetId === assetId && one.state === "making"),
    of: (id) => staged.find(({ assetId }) => assetId === id),
    toggle,
    sounds: (playhead) => (
      <>
        {sounds
          .filter(({ state }) => state === "ready")
          .map(({ label, assetId, playable }) => (
            <SoundAlong
              key={assetId}
              id={assetId}
              src={partAddress(assetId, playable.shownBy)}
              label={label}
              playhead={playhead}
            />
          ))}
        {staged
          .filter(({ state }) => state === "making")
          .map((one) => (
            <Making key={one.assetId} one={one} onMade={(playable) => onMade(one, playable)} />
          ))}
      </>
    ),
  };
}

function firstState(kind: Kind, { shownBy, isBeingPrepared }: OwnPlayable): Staged["state"] {
  if (shownBy === null) return isBeingPrepared ? "making" : "refused";
  return kind === "video" ? "loading" : "ready";
}
