import fc from "fast-check";
import { expect, test } from "vitest";
import { frameAt } from "#components/playhead/frame-grid.ts";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import { aClip } from "#components/playhead/testing/clips.ts";
import { frameInSight, goToFrame, isInSight, noteTime } from "./note-time.ts";

/** As much of a playhead as notes ask. */
function playheadOf(clips: readonly Clip[], startMs: number) {
  let positionMs = startMs;
  const playhead = {
    get: () => ({ clips }),
    positionMs: () => positionMs,
    pause: () => undefined,
    seek: (toMs: number) => (positionMs = toMs),
  };
  return playhead as unknown as Playhead; // notes ask nothing else of it
}

test("a note belongs to the frame in sight, and leads back to it", () => {
  fc.assert(
    fc.property(aClip, fc.double({ min: 0, max: 1, noNaN: true }), (clip, share) => {
      const positionMs = Math.max(0, clip.offsetMs + share * clip.durationMs);
      const playhead = playheadOf([clip], positionMs);
      const seen = frameAt(clip, positionMs);
      const atMs = frameInSight(playhead, clip.id);
      expect(Number.isInteger(atMs)).toBe(true);
      expect(atMs).toBeGreaterThanOrEqual(0);
      expect(isInSight(playhead, clip.id, atMs)).toBe(true);
      playhead.seek(0);
      goToFrame(playhead, clip.id, atMs);
      expect(frameAt(clip, playhead.positionMs())).toBe(seen);
    }),
  );
});

test("a note of a clip that the room does not have has no frame", () => {
  const playhead = playheadOf([], 500);
  expect(frameInSight(playhead, "gone")).toBe(0);
  expect(isInSight(playhead, "gone", 0)).toBe(false);
  expect(noteTime(playhead, "gone", 1500)).toBe("0:01.500");
});
