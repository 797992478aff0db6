import type { KindLimits, Limits, Source } from "#lib/domain/limits/limits.ts";

const source: Source = { title: "ByteDance, Seedance 2.0, input requirements", date: "2026-11-29" };

/** What the model's maker advises of prompts: "1,000 English words", "500 Chinese characters". */
export const seedancePrompt = {
  source,
  advisedWords: 1000,
  advisedUnspaced: 500,
} as const satisfies Limits["prompt"];

/** "~0.2 s", measured by others: three of its own clips of five seconds last 15.1 s. */
const toleratedMs = 200;

/**
 * What the model's maker says of the files that Seedance 2.0 takes: for providers that offer that very model and say nothing
 * stricter of their own. Of clips its older page takes 50 MB and 480p to 720p, its current one 200 MB: what even that refuses is an
 * error.
 */
export const seedanceImage = {
  source,
  formats: ["jpeg", "png", "webp", "bmp", "tiff", "gif"],
  maxSizeBytes: 29_999_999, // "< 30 MB"
  minSidePx: 300,
  maxSidePx: 6000,
  minRatio: 0.4,
  maxRatio: 2.5,
} as const satisfies Omit<KindLimits, "transports">;

export const seedanceVideo = {
  source,
  formats: ["mp4", "mov"],
  maxSizeBytes: 200_000_000,
  videoCodecs: ["avc", "hevc"],
  audioCodecs: ["aac", "mp3"],
  minSidePx: 300,
  maxSidePx: 6000,
  // One page of several names them: 640 × 640, and the largest of its own 4K.
  advisedMinPixels: 409_600,
  advisedMaxPixels: 8_295_044,
  minRatio: 0.4,
  maxRatio: 2.5,
  minDurationMs: 2000,
  maxDurationMs: 15_000,
  maxTotalDurationMs: 15_000,
  toleratedMs,
  minFps: 24,
  maxFps: 60,
} as const satisfies Omit<KindLimits, "transports">;

export const seedanceAudio = {
  source,
  formats: ["wav", "mp3"],
  maxSizeBytes: 15_000_000,
  minDurationMs: 2000,
  maxDurationMs: 15_000,
  maxTotalDurationMs: 15_000,
  toleratedMs,
} as const satisfies Omit<KindLimits, "transports">;

/** How large a body with media inside may be, by this studio's own rule: 20 MiB. The maker and one client name 64. */
export const inlineMaxBytes = 20 * 1024 * 1024;
