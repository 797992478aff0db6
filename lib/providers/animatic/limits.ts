import { formatNames, formats, type Kind } from "#lib/domain/media/format.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import type { KindLimits } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { aspectRatios, durationOptionsMs } from "#lib/domain/settings/setting-values.ts";

const source = { title: "This studio's own renderer", date: "2026-11-21" };

/** Frames per second of every animatic. */
export const fps = 24;
/** A quarter of a second: the shortest shot. */
export const shotFramesMin = 6;

const everyFormatOf = (kind: Kind): KindLimits => ({
  source,
  formats: formatNames.filter((name) => formats[name].kind === kind),
  transports: ["file"],
});

export const animatic: Model = {
  id: modelIdSchema.parse("animatic/animatic"),
  providerId: "animatic",
  name: "Animatic",
  billing: "free",
  adaptsAnything: true,
  version: "2026-11-21",
  limits: {
    prompt: { source },
    references: {
      source,
      image: everyFormatOf("image"),
      video: everyFormatOf("video"),
      audio: everyFormatOf("audio"),
    },
    frames: { source, first: true, last: true, excludes: [] },
    settings: {
      source,
      durationMs: durationOptionsMs,
      aspectRatio: aspectRatios,
      resolution: ["480p", "720p", "1080p"],
      sound: true,
      fixedCamera: true,
    },
  },
  dialect: null,
  operation: {
    work: "local",
    pollEveryMs: 1000,
    // Animatics wait for one another, so the deadline is that of a long queue; one rendering has its own, shorter one.
    deadlineMs: 6 * 3_600_000,
    canCancel: true,
    canFind: false,
  },
};
