import { describe, expect, test } from "vitest";
import { type IssueCode, issueCodes, type IssueParams } from "./issue.ts";
import { issueMessage } from "./messages.ts";

/** What is so, with its numbers, and what to do. */
const sentences: [IssueCode, IssueParams, string][] = [
  [
    "total-duration-too-long",
    { kind: "video", durationMs: 18_200, maxMs: 15_000 },
    "18.2 s of video, at most 15 s together. Trim or remove one.",
  ],
  [
    "total-duration-too-short",
    { kind: "video", durationMs: 1500, minMs: 2000 },
    "1.5 s of video, at least 2 s together.",
  ],
  ["count-too-many", { kind: "image", count: 11, max: 9 }, "11 images, at most 9. Remove 2."],
  ["count-too-few", { kind: "video", count: 0, min: 1 }, "0 videos, at least 1 needed. Add 1 video."],
  ["total-too-many", { count: 15, max: 12 }, "15 references, at most 12 together. Remove 3."],
  [
    "size-too-large",
    { label: "Image 1", sizeBytes: 40_000_000, maxBytes: 29_999_999 },
    "Image 1 has 40 MB, less than 30 MB is taken. Make it smaller.",
  ],
  [
    "size-too-large",
    { label: "Image 1", sizeBytes: 31_000_000, maxBytes: 30_000_000 },
    "Image 1 has 31 MB, at most 30 MB. Make it smaller.",
  ],
  [
    "total-size-too-large",
    { kind: "video", sizeBytes: 51_000_000, maxBytes: 49_999_999 },
    "51 MB of video, less than 50 MB is taken together. Make one smaller or remove one.",
  ],
  [
    "side-too-large",
    { label: "Image 2", sidePx: 6500, maxPx: 6000 },
    "Image 2 is 6500 px on its long side, at most 6000 px. Scale it down.",
  ],
  [
    "ratio-out-of-range",
    { label: "Image 1", ratio: 3, min: 0.4, max: 2.5 },
    "Image 1 is 3 times as wide as high; 0.4 to 2.5 is taken. Crop it.",
  ],
  [
    "fps-out-of-range",
    { label: "Video 1", fps: 12, min: 24, max: 60 },
    "Video 1 has 12 frames per second; 24 to 60 are taken. Convert it.",
  ],
  [
    "format-not-taken",
    { label: "Audio 1", format: "m4a", formats: "mp3 wav" },
    "Audio 1 is M4A; taken are MP3, WAV. Convert it.",
  ],
  [
    "prompt-too-long",
    { characters: 10_001, max: 10_000 },
    "The prompt has 10001 characters, at most 10000 are taken. Shorten it.",
  ],
  [
    // which may be there: "the first frameImage 1" beside Image 1
    "text-reads-as-token",
    { text: "Image 1" },
    "The words “Image 1” would be read as a reference. Insert the reference itself or write it differently.",
  ],
  ["prompt-long", { words: 1200, advised: 1000 }, "The prompt has 1200 words; up to 1000 are recommended."],
  [
    "prompt-long",
    { unspaced: 700, advised: 500 },
    "The prompt has 700 Chinese characters; up to 500 are recommended.",
  ],
  [
    "pixels-beyond-advice",
    { label: "Video 1", widthPx: 640, heightPx: 480, minPixels: 409_600 },
    "Video 1 is 640 × 480 px. The model's maker recommends at least 409,600 pixels in all; it may be refused.",
  ],
  [
    "duration-tolerated",
    { label: "Video 1", durationMs: 15_120, maxMs: 15_000 },
    "Video 1 is 15.1 s long; at most 15 s is documented. It may be refused.",
  ],
  [
    "total-duration-tolerated",
    { kind: "video", durationMs: 15_120, maxMs: 15_000 },
    "15.1 s of video; at most 15 s together is documented. It may be refused.",
  ],
  [
    "frames-differ",
    { first: "16:9", last: "1.5:1" },
    "The first frame is 16:9, the last 1.5:1: one of them will be cropped or stretched. Use frames of one ratio.",
  ],
  [
    "frame-cropped",
    { label: "Image 1", ratio: "4:3", video: "16:9" },
    "Image 1 is 4:3, the video will be 16:9: the frame will be cropped. Choose another ratio, or crop it yourself.",
  ],
  ["text-looks-like-token", { text: "@Image0" }, "“@Image0” looks like a reference. Sent as plain text."],
  ["reference-not-in-text", { label: "Image 1" }, "Not in the prompt: Image 1. Still sent."],
  [
    "images-without-role",
    { kind: "image", count: 1, sentAs: "references" },
    "1 image without a role. Sent as a reference, not as a frame.",
  ],
  [
    "images-without-role",
    { kind: "image", count: 2, sentAs: "nothing" },
    "2 images without a role. Only a first or last frame is sent.",
  ],
  [
    "expiry-out-of-range",
    { ms: 1000, minMs: 3_600_000, maxMs: 259_200_000 },
    "It cannot expire after 1 s; 3600 s to 259200 s is taken. Choose another.",
  ],
];

test.each(sentences)("%s with %j reads as it should", (code, params, sentence) => {
  expect(issueMessage({ code, params })).toBe(sentence);
});

describe("a value that is only just beyond its limit", () => {
  test.each<[IssueCode, IssueParams, string]>([
    [
      "size-too-large",
      { label: "Image 1", sizeBytes: 30_000_001, maxBytes: 30_000_000 },
      "30000001 bytes, at most 30 MB",
    ],
    [
      "size-too-large",
      { label: "Image 1", sizeBytes: 30_000_000, maxBytes: 29_999_999 },
      "has 30 MB, less than 30 MB",
    ],
    [
      "total-duration-too-long",
      { kind: "audio", durationMs: 15_010, maxMs: 15_000 },
      "15.01 s of sound, at most 15 s",
    ],
    ["duration-too-short", { label: "Video 1", durationMs: 1999, minMs: 2000 }, "1.999 s long, at least 2 s"],
    [
      "duration-too-long",
      { label: "Video 1", durationMs: 15_001, maxMs: 15_000 },
      "15.001 s long, at most 15 s",
    ],
    [
      "ratio-out-of-range",
      { label: "Image 1", ratio: 2.5004, min: 0.4, max: 2.5 },
      "is 2.5004 times as wide",
    ],
    ["fps-out-of-range", { label: "Video 1", fps: 23.998, min: 24, max: 60 }, "has 23.998 frames per second"],
  ])("%s with %j does not read like the limit itself", (code, params, words) => {
    expect(issueMessage({ code, params })).toContain(words);
  });
});

test("every code has a sentence, also with parameters of an older row", () => {
  for (const code of issueCodes) expect(issueMessage({ code, params: {} })).not.toBe("");
});
