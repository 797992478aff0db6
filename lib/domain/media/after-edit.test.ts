import { expect, test } from "vitest";
import { sampleAsset } from "#lib/domain/testing/samples.ts";
import { afterEdit, mostBytes } from "./after-edit.ts";

test("there is room for a sound without loss and for a picture without loss, whatever few bytes their files have", () => {
  const hour = { durationMs: 3_600_000, audioCodec: "mp3", channels: 6 };
  expect(mostBytes(hour, { version: 1, format: "wav" })).toBeGreaterThanOrEqual(3600 * 48_000 * 2 * 2);
  const photo = { widthPx: 8000, heightPx: 6000, hasAlpha: true, bitDepth: 12 } as const;
  expect(mostBytes(photo, { version: 1, format: "png" })).toBeGreaterThanOrEqual(8000 * 6000 * 4 * 2);
  expect(mostBytes(photo, { version: 1, format: "png", shortSidePx: 60 })).toBeLessThan(200_000);
});

test("a film of few bytes takes no more than it may have", () => {
  const film = { widthPx: 3840, heightPx: 2160, fps: 60, durationMs: 600_000 };
  expect(mostBytes(film, { version: 1, format: "mp4", maxBytes: 20_000_000 })).toBe(20_000_000);
});

test("a film that is grainy is reckoned with more bytes than a still one, and neither with its own", () => {
  const film = (sizeBytes: number) => {
    const measured = { widthPx: 1920, heightPx: 1080, fps: 25, durationMs: 8000 };
    return afterEdit(sampleAsset(1, "mp4", { sizeBytes, measured }), {
      version: 1,
      format: "mp4",
      shortSidePx: 720,
    }).sizeBytes;
  };
  const pixelBits = (sizeBytes: number) => (film(sizeBytes) * 8) / (1280 * 720 * 25 * 8);
  expect(pixelBits(90_000_000)).toBeCloseTo(0.25, 1);
  expect(pixelBits(500_000)).toBeCloseTo(0.05, 1);
  expect(film(7_000_000)).toBeGreaterThan(film(3_000_000));
});
