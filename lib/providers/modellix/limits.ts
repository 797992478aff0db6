import type { ModelId } from "#lib/domain/base/id.ts";
import type { Limits, Source } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { aspectRatios, durationOptionsMs } from "#lib/domain/settings/setting-values.ts";
import {
  inlineMaxBytes,
  seedanceAudio,
  seedanceImage,
  seedancePrompt,
  seedanceVideo,
} from "#lib/providers/seedance-limits.ts";

const source: Source = { title: "Modellix, Seedance 2.0 V2V, OpenAPI operation", date: "2026-11-20" };

const limits: Limits = {
  // Another page of it takes 2 000 characters. "Under 1000 words" it says too.
  prompt: { ...seedancePrompt, source, maxCharacters: 10_000, advisedCharacters: 2000 },
  references: {
    source,
    audioNeedsVisual: true,
    maxInlineBytes: inlineMaxBytes,
    image: { ...seedanceImage, maxCount: 9, transports: ["link", "inline"] },
    // Required, also beside frames.
    video: { ...seedanceVideo, minCount: 1, maxCount: 3, transports: ["link"] },
    audio: { ...seedanceAudio, maxCount: 3, transports: ["link"] },
  },
  frames: { source, first: true, last: true, excludes: ["image"] },
  settings: {
    source,
    durationMs: durationOptionsMs,
    aspectRatio: aspectRatios,
    resolution: ["480p", "720p", "1080p"],
    sound: true,
    seed: { min: 0, max: 4_294_967_295 },
    fixedCamera: true,
    extras: { returnLastFrame: true, expiresAfterMs: { min: 3_600_000, max: 259_200_000 } },
  },
};

export const videoToVideo = {
  id: "modellix/seedance-2.0-v2v" as ModelId, // written in the branded shape
  providerId: "modellix",
  name: "Seedance 2.0 V2V",
  billing: "paid",
  adaptsAnything: false,
  version: "original-002-2026-11-29",
  limits,
  dialect: { id: "bracket", isDocumented: true },
  operation: {
    work: "remote",
    pollEveryMs: 5000,
    deadlineMs: 172_800_000, // what `execution_expires_after` is when nobody sets it
    linkLifeMs: 24 * 60 * 60 * 1000, // "24 hours" on one page, 7 days on another
    canCancel: false,
    canFind: false,
  },
} as const satisfies Model;

/** Where each model's requests go: the original contract's path, with `/async`; another page has none. */
export const submitPaths: ReadonlyMap<ModelId, string> = new Map([
  [videoToVideo.id, "/api/v1/bytedance/seedance-2.0-v2v/async"],
]);
