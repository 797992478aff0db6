import { describe, expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import { outputSize } from "#lib/domain/limits/output-size.ts";
import { aspectRatios, resolutions } from "#lib/domain/settings/setting-values.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { providers } from "./catalog.ts";

/** Every model of the maker, under every contract of whoever offers it. */
const models = providers
  .flatMap((provider) => [
    ...provider.models.map((model) => ({ provider, model })),
    ...Object.values(provider.otherContracts ?? {}).flatMap((rows) =>
      rows.map((model) => ({ provider, model })),
    ),
  ])
  .filter(({ model }) => model.name.startsWith("Seedance"))
  .map(({ provider, model }) => ({ provider, model, name: `${model.id} by ${model.version}` }));

describe.each(models)("$name", ({ provider, model }) => {
  const issuesOf = (assets: readonly Asset[], text = "A lake") =>
    provider
      .compile(samplePrompt(assets, [text, ...assets.keys()]), assetMap(assets), model, {
        route: "link",
        variation: 1,
      })
      .issues.map(({ severity, code }) => `${severity} ${code}`);
  const clip = (number: number, measured: Asset["measured"]) =>
    sampleAsset(number, "mp4", {
      measured: { durationMs: 5000, fps: 24, videoCodec: "avc", audioCodec: "aac", ...measured },
    });
  const refusalsOf = (...clips: Asset[]) => issuesOf(clips).filter((issue) => issue.startsWith("error"));

  test("passes on what the maker advises of a prompt's length, Chinese counted as Chinese", () => {
    const isLong = (text: string) => issuesOf([], text).includes("note prompt-long");
    expect([isLong("word ".repeat(1200)), isLong("字".repeat(700))]).toEqual([true, true]);
    expect([isLong("一隻貓在跑，".repeat(100)), isLong("字".repeat(500)), isLong("a ".repeat(900))]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("takes every size that the maker's own models give up to 720p as a reference", () => {
    for (const resolution of resolutions.slice(0, 2))
      for (const ratio of aspectRatios)
        expect(refusalsOf(clip(1, outputSize(resolution, ratio)))).toEqual([]);
  });

  test("takes clips of any nominal rate, and a small one with a note at most", () => {
    for (const fps of [23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 60.001])
      expect(refusalsOf(clip(1, { widthPx: 640, heightPx: 480, fps }))).toEqual([]);
    expect(issuesOf([clip(1, { widthPx: 640, heightPx: 480 })]).includes("note pixels-beyond-advice")).toBe(
      model.limits.references.video?.advisedMinPixels !== undefined,
    );
  });
});

test("three clips of five seconds, as the maker's models give them, are taken with a note where that was seen", () => {
  const clips = [1, 2, 3].map((number) => sampleAsset(number, "mp4", { measured: { durationMs: 5042 } }));
  const found = models.map(({ provider, model }) => [
    model.version,
    provider
      .compile(samplePrompt(clips, [0, 1, 2]), assetMap(clips), model, { route: "link", variation: 1 })
      .issues.filter(({ code }) => code.startsWith("total-duration"))
      .map(({ severity }) => severity)
      .join(),
  ]);
  expect(Object.fromEntries(found)).toMatchObject({
    "original-000-2026-11-29": "note",
    "original-002-2026-11-29": "note",
    "newer-2026-11-29": "note",
    "original-003-2026-11-29": "", // it documents nothing
    "original-004-2026-11-29": "error", // "Combined duration must be 2–15 s", in its own words
  });
});
