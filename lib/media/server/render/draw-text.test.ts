import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installCaptionFonts } from "./caption-fonts.ts";
import { drawCaption } from "./draw-overlay.ts";
import { drawText } from "./draw-text.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "captions-"));
  await installCaptionFonts(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const draw = (text: string, widthPx = 400) =>
  drawText([{ text, colour: "#ffffff" }], { sizePx: 48, widthPx, align: "left", leading: 0.2 });

describe("text", () => {
  test.each([
    ["Latin", "g", "k"],
    ["Cyrillic", "Ж", "Ю"],
    ["Greek", "λ", "ξ"],
    ["Vietnamese", "ế", "ữ"],
    ["Devanagari", "क", "म"],
    ["Arabic", "ش", "ق"],
    ["Hebrew", "ש", "ק"],
    ["Thai", "ก", "ฮ"],
    ["emoji", "🌊", "🎬"],
    ["Chinese", "镜", "船"],
    ["traditional Chinese", "鏡", "龍"],
    ["hiragana", "あ", "ぬ"],
    ["katakana", "カ", "ヌ"],
    ["Korean", "카", "해"],
  ])("in %s has a shape for every sign, and no box for any", async (_script, one, other) => {
    const [first, second, missing] = await Promise.all([draw(one), draw(other), draw("\u{10A60}")]);
    expect(first.data.equals(second.data)).toBe(false);
    expect(first.data.equals(missing.data)).toBe(false);
    expect(second.data.equals(missing.data)).toBe(false);
  });

  test("wraps inside its box, also where there are no spaces", async () => {
    for (const text of ["word ".repeat(20), "x".repeat(80), "船".repeat(40)]) {
      const drawn = await draw(text, 300);
      expect(drawn.widthPx).toBeLessThanOrEqual(300);
      expect(drawn.heightPx).toBeGreaterThan(100);
    }
  });

  test("is never taken for markup, and may be nothing", async () => {
    expect((await draw("<b>&amp;</b> \u0000\u{1F600}")).widthPx).toBeGreaterThan(10);
    expect((await draw("")).widthPx).toBe(1);
  });
});

describe("a caption", () => {
  const frames = [
    { widthPx: 496, heightPx: 864 },
    { widthPx: 992, heightPx: 432 },
    { widthPx: 1280, heightPx: 720 },
  ];
  const captions = [
    { before: "", label: "Image 1", after: "" },
    { before: "A diver sinks past ", label: "Image 1", after: " while the light above her thins." },
    { before: "船".repeat(30), label: "Video 12", after: "海".repeat(30) },
    { before: "x".repeat(400), label: "Image 1", after: "y".repeat(400) },
  ];

  test("stays in the lower part of every frame, with its words inside the safe area", async () => {
    for (const frame of frames) {
      for (const caption of captions) {
        const { data, widthPx, heightPx, xPx, yPx } = await drawCaption(caption, frame);
        expect([xPx, yPx + heightPx, widthPx]).toEqual([0, frame.heightPx, frame.widthPx]);
        expect(yPx).toBeGreaterThan(frame.heightPx * 0.35);
        const outside: number[][] = [];
        for (let y = 0; y < heightPx; y += 1) {
          for (let x = 0; x < widthPx; x += 1) {
            const isWord = (data[(y * widthPx + x) * 4] ?? 0) > 100;
            const isSafe = x > widthPx * 0.05 && x < widthPx * 0.95 && y < heightPx - frame.heightPx * 0.05;
            if (isWord && !isSafe) outside.push([x, y]);
          }
        }
        expect(outside).toEqual([]);
      }
    }
  });
});
