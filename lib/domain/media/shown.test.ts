import { expect, test } from "vitest";
import type { Measured } from "./asset.ts";
import type { Format } from "./format.ts";
import { isDrawnByBrowsers, isPlayedByBrowsers } from "./shown.ts";

test("browsers draw what all of them do", () => {
  const drawn = (["jpeg", "png", "webp", "gif", "tiff", "heic", "avif", "jxl"] as const).filter(
    isDrawnByBrowsers,
  );
  expect(drawn).toEqual(["jpeg", "png", "webp", "gif"]);
});

test.each<[string, Format, Measured, boolean]>([
  ["H.264 and AAC", "mp4", { videoCodec: "avc", audioCodec: "aac" }, true],
  ["H.264 alone", "mov", { videoCodec: "avc" }, true],
  ["VP9 of 10 bits", "webm", { videoCodec: "vp9", bitDepth: 10 }, true],
  ["H.264 of 10 bits", "mp4", { videoCodec: "avc", bitDepth: 10 }, false],
  ["interlaced H.264", "mp4", { videoCodec: "avc", isInterlaced: true }, false],
  ["HDR", "mp4", { videoCodec: "av1", bitDepth: 10, hdr: "pq" }, false],
  ["HEVC, of which some browsers decode nothing", "mp4", { videoCodec: "hevc" }, false],
  ["ProRes", "mov", { videoCodec: "prores", audioCodec: "pcm-s16" }, false],
  ["pictures with a sound that is no browser's", "mp4", { videoCodec: "avc", audioCodec: "ac3" }, false],
  ["anything in Matroska", "mkv", { videoCodec: "avc", audioCodec: "aac" }, false],
  ["ALAC", "m4a", { audioCodec: "ALAC" }, false],
  ["ADPCM", "wav", { audioCodec: "ADPCM" }, false],
  ["FLAC", "flac", { audioCodec: "flac", bitDepth: 24 }, true],
  ["an image", "jpeg", {}, false],
])("%s is played: %s %o: %s", (_what, format, measured, isPlayed) => {
  expect(isPlayedByBrowsers(format, measured)).toBe(isPlayed);
});
