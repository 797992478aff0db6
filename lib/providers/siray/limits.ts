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

const source: Source = { title: "Siray, Seedance 2.0 ref2v Spicy, OpenAPI 3.1", date: "2026-11-20" };

/** The newer page, which knows 4k and takes a request without images; the older one does neither. */
const limits: Limits = {
  prompt: seedancePrompt,
  references: {
    source,
    audioNeedsVisual: true,
    maxInlineBytes: inlineMaxBytes,
    image: { ...seedanceImage, maxCount: 9, transports: ["link", "inline"] },
    video: { ...seedanceVideo, maxCount: 3, transports: ["link"] },
    audio: { ...seedanceAudio, maxCount: 3, transports: ["link"] },
  },
  frames: null,
  settings: {
    source,
    durationMs: durationOptionsMs,
    aspectRatio: ["match", ...aspectRatios],
    resolution: ["480p", "720p", "1080p", "4k"],
    sound: true,
    seed: { min: 0, max: 9_999_999_999 },
  },
};

export const ref2vSpicy = {
  id: "siray/seedance-2.0-ref2v-spicy" as ModelId, // written in the branded shape
  providerId: "siray",
  name: "Seedance 2.0 ref2v Spicy",
  billing: "paid",
  adaptsAnything: false,
  version: "original-000-2026-11-29",
  limits,
  dialect: { id: "plain", isDocumented: false },
  operation: {
    work: "remote",
    pollEveryMs: 4000, // "every 3–5 s"
    deadlineMs: 24 * 60 * 60 * 1000,
    canCancel: false,
    canFind: false,
  },
} as const satisfies Model;
