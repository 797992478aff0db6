import type { ModelId } from "#lib/domain/base/id.ts";
import type { Limits, Source } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { aspectRatios, durationOptionsMs } from "#lib/domain/settings/setting-values.ts";
import {
  seedanceAudio,
  seedanceImage,
  seedancePrompt,
  seedanceVideo,
} from "#lib/providers/seedance-limits.ts";

const parameters: Source = {
  title: "Oxen.ai, Seedance 2.0: Reference to Video, Request Parameters",
  date: "2026-11-20",
};
const referenceMedia: Source = {
  ...parameters,
  title: "Oxen.ai, Seedance 2.0: Reference to Video, Reference Media Limits",
};

/** The original contract. The vendor's newer page is another dated row, which it does not replace. */
const limits: Limits = {
  prompt: seedancePrompt,
  references: {
    source: referenceMedia,
    maxTotal: 12,
    audioNeedsVisual: true,
    image: {
      source: referenceMedia,
      maxCount: 9,
      formats: ["jpeg", "png", "webp"],
      maxSizeBytes: 30_000_000,
      transports: ["link"],
    },
    video: {
      source: referenceMedia,
      maxCount: 3,
      formats: ["mp4", "mov"],
      maxTotalSizeBytes: 49_999_999, // "< 50 MB"
      minTotalDurationMs: 2000,
      maxTotalDurationMs: 15_000,
      minShortSidePx: 432, // "~480p": ten per cent less
      maxShortSidePx: 792, // "~720p": ten per cent more
      anyShapeMaxPixels: 834 * 1112, // what the model's maker calls 720p, of any ratio
      advisedMinPixels: seedanceVideo.advisedMinPixels,
      transports: ["link"],
    },
    audio: {
      source: referenceMedia,
      maxCount: 3,
      formats: ["mp3", "wav"],
      maxSizeBytes: 15_000_000,
      maxTotalDurationMs: 15_000,
      transports: ["link"],
    },
  },
  frames: null,
  settings: {
    source: parameters,
    durationMs: ["auto", ...durationOptionsMs],
    aspectRatio: ["match", ...aspectRatios],
    resolution: ["480p", "720p"],
    sound: true,
    seed: { min: 0, max: Number.MAX_SAFE_INTEGER }, // "integer", no range named
    extras: { namespace: true },
  },
};

export const referenceToVideo = {
  id: "oxen/seedance-2.0-r2v" as ModelId, // written in the branded shape
  providerId: "oxen",
  name: "Seedance 2.0 Reference to Video",
  shortName: "Seedance 2.0 R2V",
  billing: "paid",
  adaptsAnything: false,
  contract: "original",
  version: "original-004-2026-11-29",
  limits,
  dialect: { id: "at", isDocumented: true },
  operation: {
    work: "remote",
    pollEveryMs: 10_000,
    deadlineMs: 24 * 60 * 60 * 1000,
    expectedWaitMs: 5 * 60 * 1000, // "typically 1–5 minutes"
    canCancel: true,
    canFind: true,
  },
} as const satisfies Model;

const newerPage: Source = {
  title: "Oxen.ai, Seedance 2.0: Reference to Video, current page",
  date: "2026-11-20",
};

/**
 * The vendor's newer page: whole numbers for durations, up to 4K, fifteen files, no seed. Of files it says no more than the model's
 * maker. Its `input_face_images` and `input_face_videos`, which would be numbered before all others, are never sent.
 */
const newerLimits: Limits = {
  prompt: seedancePrompt,
  references: {
    source: newerPage,
    maxTotal: 15,
    audioNeedsVisual: true,
    image: { ...seedanceImage, maxCount: 9, transports: ["link"] },
    video: { ...seedanceVideo, maxCount: 3, transports: ["link"] },
    audio: { ...seedanceAudio, maxCount: 3, transports: ["link"] },
  },
  frames: null,
  settings: {
    ...limits.settings,
    source: newerPage,
    resolution: ["480p", "720p", "1080p", "4k"],
    seed: undefined,
  },
};

/** The same model under the newer page, for who chooses it. */
export const newerReferenceToVideo = {
  ...referenceToVideo,
  contract: "newer",
  version: "newer-2026-11-29",
  limits: newerLimits,
} as const satisfies Model;
