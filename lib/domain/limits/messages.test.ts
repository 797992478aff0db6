import { describe, expect, test } from "vitest";
import { type IssueCode, issueCodes, type IssueParams } from "./issue.ts";
import { issueMessage, issueText } from "./messages.ts";

const tooWide = "Image 1: Too wide: 3.33:1 (max 2.5:1)";

/** What is so, with its numbers, after the label of what it is about. */
const sentences: [IssueCode, IssueParams, string][] = [
  ["prompt-too-long", { characters: 10_001, max: 10_000 }, "Prompt: 10,001 characters, max 10,000"],
  ["prompt-long", { words: 1200, advised: 1000 }, "Prompt: 1,200 words, up to 1,000 recommended"],
  ["prompt-long", { unspaced: 700, advised: 500 }, "Prompt: 700 Chinese characters, up to 500 recommended"],
  [
    // which may be there: "the first frameImage 1" beside Image 1
    "text-reads-as-token",
    { text: "Image 1" },
    "“Image 1” would be read as a reference. Type @ or reword it.",
  ],
  ["text-looks-like-token", { text: "@Image0" }, "“@Image0” looks like a reference. Sent as plain text."],
  ["count-too-many", { kind: "image", count: 11, max: 9 }, "11 images, max 9"],
  ["count-too-few", { kind: "video", count: 0, min: 1 }, "Needs a video reference"],
  ["count-too-few", { kind: "image", count: 0, min: 1 }, "Needs an image reference"],
  ["count-too-few", { kind: "image", count: 1, min: 2 }, "1 image, min 2"],
  ["total-too-many", { count: 15, max: 12 }, "15 references, max 12"],
  ["kind-not-taken", { kind: "audio", count: 1 }, "Takes no sounds: 1 won't be sent"],
  [
    "format-not-taken",
    { label: "Audio 1", format: "m4a", formats: "mp3 wav" },
    "Audio 1: M4A, needs MP3 or WAV",
  ],
  [
    "size-too-large",
    { label: "Image 1", sizeBytes: 40_000_000, maxBytes: 29_999_999 },
    "Image 1: 40 MB, must be under 30 MB",
  ],
  [
    "size-too-large",
    { label: "Image 1", sizeBytes: 31_000_000, maxBytes: 30_000_000 },
    "Image 1: 31 MB, max 30 MB",
  ],
  [
    "total-size-too-large",
    { kind: "video", sizeBytes: 51_000_000, maxBytes: 49_999_999 },
    "51 MB of video, must be under 50 MB together",
  ],
  [
    "side-too-large",
    { label: "Image 2", sidePx: 6500, maxPx: 6000 },
    "Image 2: Long side 6500 px, max 6000 px",
  ],
  ["ratio-out-of-range", { label: "Image 1", ratio: 3.333, min: 0.4, max: 2.5 }, tooWide],
  ["ratio-out-of-range", { ratio: 0.3, min: 0.4, max: 2.5 }, "Too narrow: 0.3:1 (min 0.4:1)"],
  ["duration-too-long", { label: "Video 2", durationMs: 22_000, maxMs: 15_000 }, "Video 2: 22 s, max 15 s"],
  [
    "total-duration-too-long",
    { kind: "video", durationMs: 18_200, maxMs: 15_000 },
    "18.2 s of video, max 15 s together",
  ],
  [
    "total-duration-too-short",
    { kind: "video", durationMs: 1500, minMs: 2000 },
    "1.5 s of video, min 2 s together",
  ],
  ["fps-out-of-range", { label: "Video 1", fps: 12, min: 24, max: 60 }, "Video 1: 12 fps, min 24 fps"],
  ["fps-out-of-range", { label: "Video 1", fps: 120, min: 24, max: 60 }, "Video 1: 120 fps, max 60 fps"],
  [
    "pixels-beyond-advice",
    { label: "Video 1", widthPx: 640, heightPx: 480, minPixels: 409_600 },
    "Video 1: 640 × 480, min 409,600 pixels recommended. May be refused.",
  ],
  [
    "duration-tolerated",
    { label: "Video 1", durationMs: 15_120, maxMs: 15_000 },
    "Video 1: 15.1 s, max 15 s documented. May be refused.",
  ],
  [
    "frames-differ",
    { first: "16:9", last: "1.5:1" },
    "First frame 16:9, last frame 1.5:1: one is cropped or stretched",
  ],
  ["frame-cropped", { label: "Image 1", ratio: "4:3", video: "16:9" }, "Image 1: 4:3 frame, cropped to 16:9"],
  [
    "role-stays-in-studio",
    { label: "Image 1", role: "first-frame" },
    "Image 1: No first-frame setting here. Write “start on Image 1”.",
  ],
  [
    "role-stays-in-studio",
    { label: "Image 1", role: "style" },
    "Image 1: No style setting here. Say it in the prompt.",
  ],
  ["reference-not-in-text", { label: "Image 1" }, "Image 1: Not in the prompt. Still sent."],
  [
    "images-without-role",
    { kind: "image", count: 1, sentAs: "references" },
    "1 image without a role. Sent as a reference, not as a frame.",
  ],
  [
    "images-without-role",
    { kind: "image", count: 2, sentAs: "nothing" },
    "2 images without a role. Only first and last frames are sent.",
  ],
  ["resolution-changed", { from: "1080p", to: "720p" }, "1080p not offered, using 720p"],
  ["duration-changed", { from: "auto", toMs: 5000 }, "“Auto” not offered, using 5 s"],
];

test.each(sentences)("%s with %j reads as it should", (code, params, sentence) => {
  expect(issueMessage({ code, params })).toBe(sentence);
});

describe("a value that is only just beyond its limit", () => {
  test.each<[IssueCode, IssueParams, string]>([
    [
      "size-too-large",
      { label: "Image 1", sizeBytes: 30_000_001, maxBytes: 30_000_000 },
      "30,000,001 bytes, max 30 MB",
    ],
    [
      "size-too-large",
      { label: "Image 1", sizeBytes: 30_000_000, maxBytes: 29_999_999 },
      "30 MB, must be under 30 MB",
    ],
    [
      "total-duration-too-long",
      { kind: "audio", durationMs: 15_010, maxMs: 15_000 },
      "15.01 s of sound, max 15 s",
    ],
    ["duration-too-short", { label: "Video 1", durationMs: 1999, minMs: 2000 }, "1.999 s, min 2 s"],
    ["duration-too-long", { label: "Video 1", durationMs: 15_001, maxMs: 15_000 }, "15.001 s, max 15 s"],
    ["ratio-out-of-range", { label: "Image 1", ratio: 2.5004, min: 0.4, max: 2.5 }, "2.5004:1 (max 2.5:1)"],
    ["fps-out-of-range", { label: "Video 1", fps: 23.998, min: 24, max: 60 }, "23.998 fps, min 24 fps"],
  ])("%s with %j does not read like the limit itself", (code, params, words) => {
    expect(issueMessage({ code, params })).toContain(words);
  });
});

test("beside its label a line goes without it", () => {
  const params = { label: "Video 2", durationMs: 22_000, maxMs: 15_000 };
  expect(issueText({ code: "duration-too-long", params })).toBe("22 s, max 15 s");
});

test("every code has a sentence, also with parameters of an older row", () => {
  for (const code of issueCodes) expect(issueMessage({ code, params: {} })).not.toBe("");
});
