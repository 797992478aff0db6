import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newSettings } from "#lib/domain/settings/settings.ts";
import { aspectRatios, durationOptionsMs, resolutions } from "#lib/domain/settings/setting-values.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { compile } from "./compile.ts";
import { animatic } from "./limits.ts";
import { animaticRequestSchema } from "./wire.ts";

const formats = ["jpeg", "png", "bmp", "mp4", "webm", "mp3", "wav"] as const;
const roles = [null, "style", "music", "first-frame", "last-frame"] as const;

const anyCase = fc
  .record({
    kinds: fc.array(fc.record({ format: fc.constantFrom(...formats), role: fc.constantFrom(...roles) }), {
      maxLength: 20,
    }),
    body: fc.array(
      fc.oneof(
        fc.nat(24),
        fc.string({ unit: "grapheme", maxLength: 200 }).filter((text) => text !== ""),
        fc.constantFrom("镜头缓缓推近，海面泛起波光。", "A long walk. ", "\n", "雨が降る。", " "),
      ),
      { maxLength: 40 },
    ),
    durationMs: fc.constantFrom("auto" as const, ...durationOptionsMs),
    aspectRatio: fc.constantFrom("match" as const, ...aspectRatios),
    resolution: fc.constantFrom(...resolutions),
    sound: fc.boolean(),
    fixedCamera: fc.boolean(),
    seed: fc.constantFrom(null, 0, 7),
    clipMs: fc.constantFrom(0, 300, 5000, 60_000),
  })
  .map(({ kinds, body, clipMs, ...settings }) => {
    const assets = kinds.map(({ format }, index) => {
      const asset = sampleAsset(index + 1, format);
      return asset.kind === "image"
        ? asset
        : { ...asset, measured: { ...asset.measured, durationMs: clipMs } };
    });
    const prompt = samplePrompt(assets, body, { settings: { ...newSettings, ...settings } });
    const references = prompt.references.map((reference, index) => ({
      ...reference,
      role: kinds[index]?.role ?? null,
    }));
    return { assets, prompt: { ...prompt, references } };
  });

function compiled(prompt: Prompt, assets: Parameters<typeof assetMap>[0]) {
  return compile(prompt, assetMap(assets), animatic, { route: "none", variation: 1 });
}

const framesOf = (prompt: Prompt, assets: Parameters<typeof assetMap>[0]) =>
  compiled(prompt, assets).request.shots.map((shot) => shot.frames);

describe("any prompt", () => {
  test("compiles, twice the same way, into a request that the schema takes", () => {
    fc.assert(
      fc.property(anyCase, ({ prompt, assets }) => {
        const first = compiled(prompt, assets);
        expect(animaticRequestSchema.safeParse(first.request).error).toBeUndefined();
        expect(compiled(prompt, assets)).toEqual(first);
      }),
    );
  });

  test("fills exactly its time, shot after shot, each at least six frames", () => {
    fc.assert(
      fc.property(anyCase, ({ prompt, assets }) => {
        const { request } = compiled(prompt, assets);
        let startFrame = 0;
        for (const shot of request.shots) {
          expect(shot.startFrame).toBe(startFrame);
          expect(shot.frames).toBeGreaterThanOrEqual(6);
          startFrame += shot.frames;
        }
        expect(startFrame).toBe(request.frames);
        expect(request.frames).toBe((request.durationMs * 24) / 1000);
      }),
    );
  });

  test("uses every reference or names it in an issue", () => {
    fc.assert(
      fc.property(anyCase, ({ prompt, assets }) => {
        const { request, issues } = compiled(prompt, assets);
        const used = new Set(
          [...request.shots, ...request.sounds].flatMap((item) =>
            "source" in item ? [item.source.media] : [],
          ),
        );
        for (const { id } of prompt.references) {
          expect(used.has(id) || issues.some((issue) => issue.path.includes(id))).toBe(true);
        }
      }),
    );
  });

  test("never needs a tick, and fails only for what is missing or empty", () => {
    fc.assert(
      fc.property(anyCase, ({ prompt, assets }) => {
        const { issues } = compiled(prompt, assets);
        expect(issues.filter((issue) => issue.severity === "loss")).toEqual([]);
        const errors = issues.filter((issue) => issue.severity === "error").map((issue) => issue.code);
        expect(errors.filter((code) => code !== "token-missing" && code !== "prompt-empty")).toEqual([]);
      }),
    );
  });
});

describe("shots", () => {
  const [hero, sea, clip, song] = [
    sampleAsset(1, "jpeg"),
    sampleAsset(2, "png"),
    sampleAsset(3, "mp4"),
    sampleAsset(4, "mp3"),
  ];
  const assets = [hero, sea, clip, song];
  const order = (prompt: Prompt) =>
    compiled(prompt, assets).request.shots.map((shot) => (shot.kind === "card" ? "card" : shot.title));

  test("follow the order of the tokens in the text; a sound is no shot", () => {
    const prompt = samplePrompt(assets, [2, " turns to ", 0, " while ", 3, " plays, then ", 1, "."]);
    expect(order(prompt)).toEqual(["Video 1 (file3.mp4)", "Image 1 (file1.jpg)", "Image 2 (file2.png)"]);
  });

  test("of a token that stands twice are two", () => {
    expect(order(samplePrompt([hero, sea], [0, " looks at ", 1, ", then ", 0, " again."]))).toEqual([
      "Image 1 (file1.jpg)",
      "Image 2 (file2.png)",
      "Image 1 (file1.jpg)",
    ]);
  });

  test("share the time by the length of the text between them", () => {
    expect(framesOf(samplePrompt([hero, sea], [0, "x".repeat(30), 1, "x".repeat(90)]), assets)).toEqual([
      30, 90,
    ]);
    expect(framesOf(samplePrompt([hero, sea], [0, 1, "x".repeat(90)]), assets)).toEqual([6, 114]);
  });

  test("of references that are never mentioned follow at the end, with a note", () => {
    const prompt = samplePrompt([hero, sea], [1, " alone."]);
    expect(order(prompt)).toEqual(["Image 2 (file2.png)", "Image 1 (file1.jpg)"]);
    expect(compiled(prompt, assets).issues).toContainEqual({
      severity: "note",
      code: "reference-unmentioned",
      path: ["references", prompt.references[0]!.id], // the prompt has two
      params: { label: "Image 1" },
    });
  });

  test("of the first and last frame stand exactly at the ends", () => {
    const prompt = samplePrompt([hero, sea, clip], [2, " and ", 0, "."]);
    const [first, last, other] = prompt.references;
    const framed: Prompt = {
      ...prompt,
      references: [{ ...first!, role: "last-frame" }, { ...last!, role: "first-frame" }, other!], // there are three
    };
    expect(order(framed)).toEqual(["Image 2 (file2.png)", "Video 1 (file3.mp4)", "Image 1 (file1.jpg)"]);
    const { shots } = compiled(framed, assets).request;
    expect(shots.at(0)).toMatchObject({ move: "in", crop: "centre", caption: null });
    expect(shots.at(-1)).toMatchObject({ move: "out", crop: "centre" });
  });

  test("that do not fit into the time are left out with a note, repetitions first", () => {
    const body = Array.from({ length: 30 }, (_, index) => index % 2);
    const prompt = samplePrompt([hero, sea], body, { settings: { ...newSettings, durationMs: 4000 } });
    const { request, issues } = compiled(prompt, assets);
    expect(request.shots).toHaveLength(16);
    const leftOut = issues.filter((issue) => issue.code === "shot-left-out");
    expect(leftOut.map((issue) => issue.params)).toEqual([
      { label: "Image 2", count: 7 },
      { label: "Image 1", count: 7 },
    ]);
  });

  test("of one clip go on where it was left, as long as there is enough of it", () => {
    const prompt = samplePrompt([clip], [0, "x".repeat(40), 0, "x".repeat(40)]);
    const { shots } = compiled(prompt, assets).request;
    expect(shots).toMatchObject([{ fromMs: 0, lengthMs: 5000 }, { fromMs: 2500 }]);
  });

  test("without any reference are cards of the text", () => {
    const { shots } = compiled(samplePrompt([], ["It rains. Then it snows. 然后天晴了。"]), []).request;
    expect(shots.map((shot) => shot.kind === "card" && shot.text)).toEqual([
      "It rains.",
      "Then it snows.",
      "然后天晴了。",
    ]);
  });
});

describe("captions", () => {
  const assets = [sampleAsset(1, "jpeg"), sampleAsset(2, "jpeg")];
  const captions = (body: (string | number)[]) =>
    compiled(samplePrompt(assets, body), assets).request.shots.map((shot) =>
      shot.kind === "card" ? null : shot.caption,
    );

  test("are the sentence around the token, and sentences that no other picture has", () => {
    expect(captions(["It is late. ", 0, " waits by ", 1, ". The rain stops.\nSilence."])).toEqual([
      { before: "It is late. ", label: "Image 1", after: " waits by Image 2." },
      { before: "Image 1 waits by ", label: "Image 2", after: ". The rain stops. Silence." },
    ]);
  });

  test("that are too long are cut around the token, with a note", () => {
    const prompt = samplePrompt(assets, [`${"long ago ".repeat(30)}`, 0, ` ${"and then ".repeat(30)}`, 1]);
    const { request, issues } = compiled(prompt, assets);
    const [shot] = request.shots;
    expect(shot?.kind === "image" && shot.caption?.before).toMatch(/^…/);
    expect(shot?.kind === "image" && shot.caption?.after).toMatch(/…$/);
    expect(issues.map((issue) => issue.code)).toContain("caption-shortened");
  });
});

describe("sound", () => {
  const [clip, one, two, three] = [
    sampleAsset(1, "mp4"),
    sampleAsset(2, "mp3", { measured: { durationMs: 3000 } }),
    sampleAsset(3, "wav", { measured: { durationMs: 3000 } }),
    sampleAsset(4, "m4a", { measured: { durationMs: 3000 } }),
  ];
  const assets = [clip, one, two, three];

  test("is one audio reference after another, and a note for those that come too late", () => {
    const { request, issues } = compiled(samplePrompt(assets, [0, " walks"]), assets);
    expect(request.sounds).toMatchObject([
      { title: "Audio 1 (file2.mp3)", startMs: 0, durationMs: 3000 },
      { title: "Audio 2 (file3.wav)", startMs: 3000, durationMs: 2000 },
    ]);
    expect(issues.map((issue) => [issue.code, issue.params])).toContainEqual([
      "sound-left-out",
      { label: "Audio 3", reason: "time" },
    ]);
  });

  test("is a clip's own under its shot where there is no audio reference", () => {
    const { sounds } = compiled(samplePrompt([clip], [0, " walks"]), assets).request;
    expect(sounds).toMatchObject([
      { title: "Video 1 (file1.mp4)", startMs: 0, durationMs: 5000, mayBeSilent: true },
    ]);
  });

  test("is none with sound off", () => {
    const prompt = samplePrompt(assets, [0], { settings: { ...newSettings, sound: false } });
    expect(compiled(prompt, assets).request.sounds).toEqual([]);
  });
});

test("the size is the table's, with even sides; 4K is rendered as 1080p and says so", () => {
  for (const resolution of resolutions) {
    for (const aspectRatio of aspectRatios) {
      const prompt = samplePrompt([], ["words"], { settings: { ...newSettings, resolution, aspectRatio } });
      const { request, issues } = compiled(prompt, []);
      expect([request.widthPx % 2, request.heightPx % 2]).toEqual([0, 0]);
      expect(issues.map((issue) => issue.code)).toEqual(resolution === "4k" ? ["resolution-changed"] : []);
    }
  }
});

test("what only other models can be told is a note for each, and changes nothing", () => {
  const prompt = samplePrompt([], ["A lake"]);
  const extras = { returnLastFrame: true, expiresAfterMs: 3_600_000, namespace: "acme" };
  const told = { ...prompt, overrides: { [animatic.id]: { extras } } };
  const options = { route: "link", variation: 1 } as const;
  const { request, issues } = compile(told, assetMap([]), animatic, options);
  expect(issues.map(({ severity, code, params }) => `${severity} ${code}: ${params.what}`)).toEqual([
    "note extra-unknown: returning of the last frame",
    "note extra-unknown: expiry",
    "note extra-unknown: namespace to bill",
  ]);
  expect(request).toEqual(compile(prompt, assetMap([]), animatic, options).request);
});
