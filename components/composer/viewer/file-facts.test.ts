import { expect, test } from "vitest";
import type { Measured } from "#lib/domain/media/asset.ts";
import { fileFacts } from "./file-facts.ts";

const lines = (...args: Parameters<typeof fileFacts>) =>
  fileFacts(...args).map(({ term, value, aside }) => [term, value, aside].filter(Boolean).join(" | "));

test("a clip says how long, how large, and in which encodings it is", () => {
  const measured = {
    ...{ widthPx: 1920, heightPx: 1080, durationMs: 22_000, fps: 24 },
    ...{ videoCodec: "avc", audioCodec: "aac" },
  };
  expect(lines("video", { format: "mp4", sizeBytes: 31_000_000, measured })).toEqual([
    "Length | 22 s",
    "Picture | 1920 × 1080 | 16:9",
    "Size | 31 MB | MP4",
    "Codec | H.264, AAC | 24 fps",
  ]);
});

test("an image has a shape and no codec, a sound no picture, and no word stands twice", () => {
  const image = {
    format: "jpeg",
    sizeBytes: 24_000_000,
    measured: { widthPx: 6300, heightPx: 2100 },
  } as const;
  expect(lines("image", image)).toEqual(["Picture | 6300 × 2100 | 3:1", "Size | 24 MB | JPEG"]);
  const sound = {
    format: "mp3",
    sizeBytes: 400_000,
    measured: { durationMs: 3000, audioCodec: "mp3" },
  } as const;
  expect(lines("audio", sound)).toEqual(["Length | 3 s", "Size | 0.4 MB | MP3"]);
});

test("what an edit list hides is told, and what nobody knows is not", () => {
  expect(
    lines("video", { format: "mov", sizeBytes: null, measured: { hiddenMs: 900, hiddenLaterMs: 100 } }),
  ).toEqual(["Format | MOV", "Cut | 1 s not sent"]);
});

test("what not every file has is said: HDR, depth, gamut, alpha, interlacing, an uneven rate, channels", () => {
  const phone: Measured = {
    videoCodec: "hevc",
    audioCodec: "aac",
    fps: 29.97,
    isVariableRate: true,
    hdr: "hlg",
    bitDepth: 10,
    colours: "wide",
    channels: 2,
  };
  expect(lines("video", { format: "mov", sizeBytes: 9_000_000, measured: phone })).toEqual([
    "Size | 9 MB | MOV",
    "Codec | HEVC, AAC | 29.97 fps, variable",
    "Colour | HDR (HLG) · 10-bit · Wide gamut",
    "Channels | Stereo",
  ]);
  const tape: Measured = {
    videoCodec: "prores",
    audioCodec: "pcm-s24",
    fps: 25,
    isInterlaced: true,
    hasAlpha: true,
    channels: 6,
  };
  expect(lines("video", { format: "mov", sizeBytes: null, measured: tape })).toEqual([
    "Format | MOV",
    "Codec | ProRes, PCM | 25 fps",
    "Colour | Alpha",
    "Scan | Interlaced",
    "Channels | 5.1",
  ]);
  const sound = { durationMs: 3000, audioCodec: "flac", bitDepth: 24, channels: 1 };
  expect(lines("audio", { format: "flac", sizeBytes: 400_000, measured: sound })).toEqual([
    "Length | 3 s",
    "Size | 0.4 MB | FLAC",
    "Channels | Mono",
  ]);
});
