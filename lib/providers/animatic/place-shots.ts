import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { fps } from "./limits.ts";
import type { PlannedShot } from "./order-shots.ts";
import { shareFrames } from "./share-frames.ts";
import type { Shot, Sound } from "./wire.ts";
import { writeCaption } from "./write-caption.ts";
import type { Script } from "./write-script.ts";

/** One move after another, so that two pictures in a row never move alike. */
const moveCycle = ["in", "left", "out", "right"] as const;

/** Gives every shot its time, its words and its move. A clip that is shown again goes on where it was left. */
export function placeShots(
  input: {
    planned: readonly PlannedShot[];
    script: Script;
    frames: number;
    isCameraFixed: boolean;
    firstFrame: Reference | null;
    lastFrame: Reference | null;
    describe: (reference: Reference) => Pick<Sound, "source" | "format" | "title">;
    labelOf: (reference: Reference) => string;
  },
  assets: ReadonlyMap<AssetId, Asset>,
): { shots: Shot[]; issues: Issue[]; shortened: number } {
  const { planned, script, firstFrame, lastFrame, describe, labelOf } = input;
  const shares = shareFrames(
    input.frames,
    planned.map((shot) => shot.weight),
  );
  const issues: Issue[] = [];
  const playedMs = new Map<ReferenceId, number>();
  let startFrame = 0;
  let images = 0;
  let shortened = 0;
  const shots = planned.map(({ reference, token }, index): Shot => {
    const isFrame = reference === firstFrame || reference === lastFrame;
    const written = token && writeCaption(script, token);
    if (written?.isShortened) shortened += 1;
    const shot = {
      ...describe(reference),
      startFrame,
      frames: shares[index]!, // one share per shot
      // A frame that is never mentioned stays free of words: it is to be seen exactly.
      caption: written?.caption ?? (isFrame ? null : { before: "", label: labelOf(reference), after: "" }),
    };
    startFrame += shot.frames;
    if (reference.kind !== "video") {
      const cycled = moveCycle[images++ % moveCycle.length]!; // an index within the cycle
      const move = reference === firstFrame ? "in" : reference === lastFrame ? "out" : cycled;
      return {
        kind: "image",
        ...shot,
        move: input.isCameraFixed ? "still" : move,
        crop: isFrame ? "centre" : "attention",
      };
    }
    const shotMs = (shot.frames * 1000) / fps;
    const clipMs =
      reference.assetId === null ? undefined : assets.get(reference.assetId)?.measured.durationMs;
    const resumeMs = playedMs.get(reference.id) ?? 0;
    const fromMs = clipMs !== undefined && resumeMs + shotMs <= clipMs ? Math.round(resumeMs) : 0;
    playedMs.set(reference.id, fromMs + shotMs);
    if (clipMs !== undefined && clipMs + 1000 / fps < shotMs) {
      const params = { label: labelOf(reference), durationMs: clipMs };
      issues.push({ severity: "note", code: "clip-held", path: ["references", reference.id], params });
    }
    return { kind: "video", ...shot, fromMs, lengthMs: clipMs ?? null };
  });
  return { shots, issues, shortened };
}
