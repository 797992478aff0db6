import { expect, test } from "vitest";
import type { Measured } from "./asset.ts";
import type { Format } from "./format.ts";
import { isDrawnByBrowsers, isPlayedByBrowsers, isProxyMade, shownPart } from "./shown-part.ts";

const part = (
  format: Format,
  measured: Measured,
  made: readonly string[] = ["poster", "waveform", "preview", "compare", "listen"],
  audience: "member" | "other" = "member",
) => shownPart({ format, measured, made }, audience);

test("what browsers show is shown as it is, everything else by what was made of it", () => {
  expect(part("jpeg", {})).toBe("file");
  expect(part("heic", { needsConverting: true })).toBe("preview");
  expect(part("mp4", { videoCodec: "avc", audioCodec: "aac" })).toBe("file");
  expect(part("mov", { videoCodec: "prores" })).toBe("compare");
  expect(part("mkv", { videoCodec: "avc" })).toBe("compare");
  expect(part("mp3", { audioCodec: "mp3" })).toBe("file");
  expect(part("aiff", { audioCodec: "pcm-s16be" })).toBe("listen");
});

test("nothing shows a file while its proxy is being made", () => {
  expect(part("mov", { videoCodec: "prores" }, ["poster", "filmstrip"])).toBeNull();
  expect(part("heic", {}, ["poster"])).toBeNull();
});

test("others get no bytes that could not be cleaned, although browsers play them", () => {
  const flac: Measured = { audioCodec: "flac", needsConverting: true };
  expect(part("flac", flac)).toBe("file");
  expect(part("flac", flac, ["listen"], "other")).toBe("listen");
  expect(part("flac", flac, ["waveform"], "other")).toBeNull();
  const forgotten: Measured = { audioCodec: "flac" };
  expect(part("flac", forgotten, ["listen"], "other")).toBe("listen");
  expect(isProxyMade("flac", forgotten)).toBe(true);
});

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
