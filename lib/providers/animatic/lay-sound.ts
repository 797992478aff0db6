import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { fps } from "./limits.ts";
import type { Shot, Sound } from "./wire.ts";

/** Less than this is a click rather than a sound. */
const soundMinMs = 100;

/**
 * What is heard: audio references one after another until the time is over; without any, each clip's own sound under its
 * shots; with sound off, nothing. Says of every audio reference that is not heard why.
 */
export function laySound(
  input: {
    audios: readonly Reference[];
    shots: readonly Shot[];
    durationMs: number;
    isOn: boolean;
    describe: (reference: Reference) => Pick<Sound, "source" | "format" | "title">;
    labelOf: (reference: Reference) => string;
  },
  assets: ReadonlyMap<AssetId, Asset>,
): { sounds: Sound[]; issues: Issue[] } {
  const { audios, shots, durationMs, isOn, describe, labelOf } = input;
  const sounds: Sound[] = [];
  const issues: Issue[] = [];
  let startMs = 0;
  for (const reference of audios) {
    const left = durationMs - startMs;
    if (!isOn || left < soundMinMs) {
      const params = { label: labelOf(reference), reason: isOn ? "time" : "off" };
      issues.push({ severity: "note", code: "sound-left-out", path: ["references", reference.id], params });
      continue;
    }
    const asset = reference.assetId === null ? undefined : assets.get(reference.assetId);
    // A length that nobody could tell is taken to fill the rest.
    const lastsMs = Math.min(left, asset?.measured.durationMs || left);
    sounds.push({ ...describe(reference), startMs, fromMs: 0, durationMs: lastsMs, mayBeSilent: false });
    startMs += lastsMs;
  }
  if (isOn && audios.length === 0) sounds.push(...shots.flatMap(soundOfClip));
  return { sounds, issues };
}

function soundOfClip(shot: Shot): Sound[] {
  if (shot.kind !== "video") return [];
  const { source, format, title, fromMs } = shot;
  return [
    {
      source,
      format,
      title,
      fromMs,
      startMs: Math.round((shot.startFrame * 1000) / fps),
      durationMs: Math.round((shot.frames * 1000) / fps),
      mayBeSilent: true,
    },
  ];
}
