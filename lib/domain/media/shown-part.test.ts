import { expect, test } from "vitest";
import type { Measured } from "./asset.ts";
import type { Format } from "./format.ts";
import { shownPart } from "./shown-part.ts";

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
});
