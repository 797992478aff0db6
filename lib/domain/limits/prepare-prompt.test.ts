import { describe, expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import { issueMessage } from "./messages.ts";
import type { Model } from "./model.ts";
import { preparePrompt } from "./prepare-prompt.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleAsset, sampleModel, samplePrompt } from "#lib/domain/testing/samples.ts";

type Dialectal = Model & { dialect: NonNullable<Model["dialect"]> };

function prepare(
  prompt: Prompt,
  assets: Asset[],
  model: Dialectal = sampleModel,
  route: "link" | "none" = "link",
) {
  return preparePrompt(prompt, assetMap(assets), model, { route, variation: 1 });
}

function found(
  prompt: Prompt,
  assets: Asset[],
  model: Dialectal = sampleModel,
  route: "link" | "none" = "link",
) {
  return prepare(prompt, assets, model, route).issues.map((issue) => {
    expect(issueMessage(issue)).not.toMatch(/undefined|NaN|  /);
    return `${issue.severity} ${issue.code}`;
  });
}

function withSettings(change: Partial<Prompt["settings"]>): Prompt {
  const prompt = samplePrompt([], ["A lake"]);
  return { ...prompt, settings: { ...prompt.settings, ...change } };
}

describe("a prompt brought to a model's terms", () => {
  test("a prompt within all limits has nothing said of it", () => {
    const assets = [sampleAsset(1, "png"), sampleAsset(2, "mp4"), sampleAsset(3, "mp3")];
    const prepared = prepare(samplePrompt(assets, [0, " dances to ", 2, " like ", 1]), assets);
    expect(prepared.issues).toEqual([]);
    expect(prepared.text).toBe("@Image1 dances to @Audio1 like @Video1");
  });

  test.each([
    ["an image in inks", "jpeg", { widthPx: 800, heightPx: 600, colours: "cmyk" }, "note converted-to-srgb"],
    [
      "a clip with a hidden start",
      "mp4",
      { widthPx: 800, heightPx: 600, durationMs: 5000, hiddenMs: 1300 },
      "note hidden-start-left-out",
    ],
    [
      "a clip with a hidden end",
      "mp4",
      { widthPx: 800, heightPx: 600, durationMs: 5000, hiddenLaterMs: 1300 },
      "note hidden-rest-left-out",
    ],
  ] as const)(
    "%s is sent otherwise than it is, which is noted unless the file stays here",
    (_what, format, measured, note) => {
      const assets = [sampleAsset(1, format, { measured })];
      const prompt = samplePrompt(assets, [0, " dances"]);
      expect(found(prompt, assets)).toEqual([note]);
      const { image, video } = sampleModel.limits.references;
      const transports = ["file"] as const;
      const references = {
        ...sampleModel.limits.references,
        ...{ image: { ...image!, transports }, video: { ...video!, transports } },
      };
      const local = { ...sampleModel, limits: { ...sampleModel.limits, references } };
      expect(found(prompt, assets, local)).toEqual([]);
    },
  );

  test.each([
    [
      "a side of 200 px",
      sampleAsset(1, "png", { measured: { widthPx: 300, heightPx: 200 } }),
      "error side-too-small",
    ],
    [
      "a side of 7000 px",
      sampleAsset(1, "png", { measured: { widthPx: 7000, heightPx: 5000 } }),
      "error side-too-large",
    ],
    [
      "a ratio of 3",
      sampleAsset(1, "png", { measured: { widthPx: 1500, heightPx: 500 } }),
      "error ratio-out-of-range",
    ],
    ["31 MB", sampleAsset(1, "png", { sizeBytes: 31_000_000 }), "error size-too-large"],
    ["a format that is not taken", sampleAsset(1, "tiff"), "error format-not-taken"],
    [
      "a file that is being measured",
      sampleAsset(1, "png", { state: "measuring", measured: {} }),
      "error asset-not-ready",
    ],
    ["a deleted file", sampleAsset(1, "png", { state: "missing" }), "error asset-not-ready"],
    ["51 MB of video", sampleAsset(1, "mp4", { sizeBytes: 51_000_000 }), "error total-size-too-large"],
    [
      "18.2 s of video",
      sampleAsset(1, "mp4", { measured: { durationMs: 18_200 } }),
      "error total-duration-too-long",
    ],
    [
      "1 s of video",
      sampleAsset(1, "mp4", { measured: { durationMs: 1000 } }),
      "error total-duration-too-short",
    ],
    ["a sound alone", sampleAsset(1, "mp3"), "error audio-needs-visual"],
  ])("%s is refused", (_what, asset, issue) => {
    expect(found(samplePrompt([asset], ["x ", 0]), [asset])).toEqual([issue]);
  });

  test("counts are judged within a kind and over all", () => {
    const images = [1, 2, 3, 4].map((number) => sampleAsset(number, "png"));
    expect(found(samplePrompt(images, [0, " ", 1, " ", 2, " ", 3]), images)).toEqual([
      "error count-too-many",
    ]);
    const many = [...images.slice(0, 3), sampleAsset(5, "mp4"), sampleAsset(6, "mp4"), sampleAsset(7, "mp3")];
    expect(found(samplePrompt(many, [0, " ", 1, " ", 2, " ", 3, " ", 4, " ", 5]), many)).toEqual([
      "error total-too-many",
    ]);
  });

  test("a link that nobody can fetch is an error that names the ways out", () => {
    const assets = [sampleAsset(1, "png")];
    const [issue] = prepare(samplePrompt(assets, [0]), assets, sampleModel, "none").issues;
    expect(issueMessage(issue!)).toMatch(/PUBLIC_MEDIA_URL.*APP_URL.*UPLOADTHING_TOKEN/);
  });

  test("an empty prompt and one that is too long are errors, a long one is a note", () => {
    expect(found(samplePrompt([], [" \n "]), [])).toEqual(["error prompt-empty"]);
    expect(found(samplePrompt([], ["a".repeat(201)]), [])).toEqual(["error prompt-too-long"]);
    expect(found(samplePrompt([], ["a ".repeat(21)]), [])).toEqual(["note prompt-long"]);
  });

  test("a duration that is not offered becomes the next lower one, the lowest where there is none below", () => {
    expect(prepare(withSettings({ durationMs: 9000 }), []).settings.durationMs).toBe(5000);
    expect(prepare(withSettings({ durationMs: 4000 }), []).settings.durationMs).toBe(5000);
    expect(prepare(withSettings({ durationMs: "auto" }), []).settings.durationMs).toBe(5000);
    expect(found(withSettings({ durationMs: 9000 }), [])).toEqual(["loss duration-changed"]);
  });

  test("a resolution becomes the next lower one and a ratio the nearest by its logarithm", () => {
    const { settings } = prepare(withSettings({ resolution: "4k", aspectRatio: "21:9" }), []);
    expect(settings).toMatchObject({ resolution: "720p", aspectRatio: "16:9" });
  });

  test("“Match reference” takes the ratio of the first picture, and 16:9 without one", () => {
    const tall = sampleAsset(1, "png", { measured: { widthPx: 700, heightPx: 1280 } });
    const prompt = samplePrompt([tall], ["x"]);
    expect(
      prepare({ ...prompt, settings: { ...prompt.settings, aspectRatio: "match" } }, [tall]).settings
        .aspectRatio,
    ).toBe("9:16");
    expect(prepare(withSettings({ aspectRatio: "match" }), []).settings.aspectRatio).toBe("16:9");
  });

  test("zero is a seed; one beyond the range for the last variation is an error", () => {
    expect(prepare(withSettings({ seed: 0 }), []).settings.seed).toBe(0);
    expect(found(withSettings({ seed: 98, variations: 4 }), [])).toEqual(["error seed-out-of-range"]);
  });

  test("what a model does not know is a loss only where it was set", () => {
    expect(found(withSettings({ negativePrompt: "blur", fixedCamera: true }), [])).toEqual([
      "loss negative-prompt-unknown",
      "loss fixed-camera-unknown",
    ]);
  });

  test("an override reaches its own model alone", () => {
    const prompt = { ...samplePrompt([], ["x"]), overrides: { [sampleModel.id]: { durationMs: 10_000 } } };
    expect(prepare(prompt, []).settings.durationMs).toBe(10_000);
    expect(
      prepare(prompt, [], { ...sampleModel, id: "sample/other" as typeof sampleModel.id }).settings
        .durationMs,
    ).toBe(5000);
  });

  test("a model that adapts anything has notes only", () => {
    const model = { ...sampleModel, adaptsAnything: true };
    expect(
      found(withSettings({ durationMs: 9000, resolution: "4k", negativePrompt: "blur" }), [], model).every(
        (issue) => issue.startsWith("note"),
      ),
    ).toBe(true);
  });
});

describe("a limit is no stricter than its source", () => {
  const clipOf = (
    measured: Asset["measured"],
    limits: Partial<NonNullable<Model["limits"]["references"]["video"]>>,
  ) => {
    const clip = sampleAsset(1, "mp4", {
      measured: { widthPx: 1280, heightPx: 720, durationMs: 5000, ...measured },
    });
    const references = {
      ...sampleModel.limits.references,
      video: { ...sampleModel.limits.references.video, ...limits },
    };
    const model = { ...sampleModel, limits: { ...sampleModel.limits, references } };
    return found(samplePrompt([clip], [0]), [clip], model);
  };

  test.each([23.952, 23.976, 24, 29.97, 59.94, 60, 60.001, 60.12])(
    "%f frames per second fit 24 to 60",
    (fps) => {
      expect(clipOf({ fps }, { minFps: 24, maxFps: 60 })).toEqual([]);
    },
  );
  test.each([12, 23.9, 23.951, 60.121, 120])("%f do not", (fps) => {
    expect(clipOf({ fps }, { minFps: 24, maxFps: 60 })).toEqual(["error fps-out-of-range"]);
  });

  test.each([
    [1799, "error duration-too-short"],
    [1800, "note duration-tolerated"],
    [2000, null],
    [5000, null],
    [5200, "note duration-tolerated"],
    [5201, "error duration-too-long"],
  ])("%d ms where 2 to 5 s are documented and 0.2 s more were seen to be taken: %s", (durationMs, issue) => {
    const limits = { minDurationMs: 2000, maxDurationMs: 5000, toleratedMs: 200, minTotalDurationMs: 0 };
    expect(clipOf({ durationMs }, limits)).toEqual(issue ? [issue] : []);
  });

  test("what is only just too long together is a note too, where that was seen to be taken", () => {
    const limits = { maxTotalDurationMs: 5000, toleratedMs: 200 };
    expect(clipOf({ durationMs: 5200 }, limits)).toEqual(["note total-duration-tolerated"]);
    expect(clipOf({ durationMs: 5201 }, limits)).toEqual(["error total-duration-too-long"]);
  });

  test("pixels that only some of the sources name are a note", () => {
    const limits = { advisedMinPixels: 409_600, advisedMaxPixels: 8_295_044 };
    expect(clipOf({ widthPx: 640, heightPx: 480 }, limits)).toEqual(["note pixels-beyond-advice"]);
    expect(clipOf({ widthPx: 640, heightPx: 640 }, limits)).toEqual([]);
    expect(clipOf({ widthPx: 3840, heightPx: 2160 }, limits)).toEqual([]);
    expect(clipOf({ widthPx: 4096, heightPx: 2160 }, limits)).toEqual(["note pixels-beyond-advice"]);
  });

  test("a square may be higher than a wide picture of as many pixels", () => {
    const limits = { maxShortSidePx: 792, anyShapeMaxPixels: 834 * 1112 };
    expect(clipOf({ widthPx: 960, heightPx: 960 }, limits)).toEqual([]);
    expect(clipOf({ widthPx: 970, heightPx: 970 }, limits)).toEqual(["error short-side-too-large"]);
  });
});

describe("what is easily missed", () => {
  const assets = [sampleAsset(1, "png"), sampleAsset(2, "mp4")];

  test("is a reference that is sent although the text says nothing of it", () => {
    expect(prepare(samplePrompt(assets, [0, " walks"]), assets).issues).toEqual([
      {
        severity: "note",
        code: "reference-not-in-text",
        path: ["references", samplePrompt(assets, []).references[1]!.id],
        params: { label: "Video 1" },
      },
    ]);
  });

  test.each<[Dialectal["dialect"]["id"], string, string[]]>([
    ["at", "[Image 9] and <VIDEO_0>, Image 9", ["[Image 9]", "<VIDEO_0>", "Image 9"]],
    ["at", "12Image 1, 121Image 1视频, the first frameImage 1", ["Image 1"]],
    ["bracket", "＠Image9, @Image0, ＠image１", ["＠Image9", "@Image0", "＠image１"]],
    ["plain", "<VIDEO_0>, [Image 9]", ["<VIDEO_0>"]],
    ["zero-based", "@Image0", ["@Image0"]],
    ["plain-chinese", "me@Image1, me@image1.com, Video 16:9", []],
  ])("are words that look like a token and are none in %s: “%s”", (id, text, words) => {
    const { issues } = prepare(samplePrompt([], [text]), [], {
      ...sampleModel,
      dialect: { id, isDocumented: true },
    });
    const notes = issues.filter(({ code }) => code === "text-looks-like-token");
    expect(notes.map(({ params }) => params["text"])).toEqual(words);
    expect(notes.every(({ severity, path }) => severity === "note" && path[0] === "body")).toBe(true);
  });
});

describe("first and last frames", () => {
  const source = sampleModel.limits.prompt.source;
  const model = {
    ...sampleModel,
    limits: {
      ...sampleModel.limits,
      frames: { source, first: true, last: true, excludes: ["image"], advice: "Describe it." },
    },
  } satisfies Dialectal;
  const assets = [sampleAsset(1, "png"), sampleAsset(2, "png"), sampleAsset(3, "png")];
  const withRoles = (...roles: ("first-frame" | "last-frame" | null)[]): Prompt => {
    const prompt = samplePrompt(assets.slice(0, roles.length), ["From ", 0]);
    return {
      ...prompt,
      references: prompt.references.map((reference, index) => ({ ...reference, role: roles[index]! })),
    };
  };

  test("they stand in fields of their own, and their tokens become words", () => {
    const prepared = prepare(withRoles("first-frame", "last-frame"), assets, model);
    expect(prepared).toMatchObject({
      text: "From the first frame",
      references: [],
      firstFrame: { name: "file1.png" },
      lastFrame: { name: "file2.png" },
    });
    expect(prepared.issues.map((issue) => issue.code)).toEqual(["token-became-words"]);
  });

  test("a last without a first, two firsts, and a mode that excludes them are errors", () => {
    expect(found(withRoles("last-frame"), assets, model)).toContain("error last-frame-without-first");
    expect(found(withRoles("first-frame", "first-frame"), assets, model)).toContain("error frame-twice");
    expect(found(withRoles("first-frame", null), assets, model)).toContain("error modes-exclusive");
  });

  test.each<[string, [number, number], [number, number], Prompt["settings"]["aspectRatio"], object[]]>([
    ["of the video's ratio", [1920, 1080], [1280, 720], "16:9", []],
    ["of the maker's own sizes", [864, 496], [1280, 720], "16:9", []],
    [
      "that the ratio crops",
      [640, 480],
      [800, 600],
      "16:9",
      [
        { code: "frame-cropped", params: { label: "Image 1", ratio: "4:3", video: "16:9" } },
        { code: "frame-cropped", params: { label: "Image 2", ratio: "4:3", video: "16:9" } },
      ],
    ],
    [
      "of two shapes",
      [1280, 720],
      [900, 600],
      "16:9",
      [
        { code: "frames-differ", params: { first: "16:9", last: "1.5:1" } },
        { code: "frame-cropped", params: { label: "Image 2", ratio: "1.5:1", video: "16:9" } },
      ],
    ],
    [
      "of two shapes, where the video matches",
      [1280, 720],
      [720, 1280],
      "match",
      [{ code: "frames-differ", params: { first: "16:9", last: "9:16" } }],
    ],
  ])("frames %s are no loss, or one with both ratios named", (_what, first, last, aspectRatio, losses) => {
    const matching = {
      ...model,
      limits: {
        ...model.limits,
        settings: { ...model.limits.settings, aspectRatio: ["match", "16:9"] as const },
      },
    };
    const shaped = [first, last].map(([widthPx, heightPx], index) =>
      sampleAsset(index + 1, "png", { measured: { widthPx, heightPx } }),
    );
    const prompt = withRoles("first-frame", "last-frame");
    const asked = { ...prompt, settings: { ...prompt.settings, aspectRatio } };
    const { issues } = prepare(asked, shaped, matching);
    expect(issues.filter(({ severity }) => severity === "loss")).toMatchObject(losses);
  });

  test("frames that are not measured yet are not judged by their shape", () => {
    const unmeasured = assets.map((asset) => ({ ...asset, measured: {} }));
    expect(found(withRoles("first-frame", "last-frame"), unmeasured, model)).toEqual([
      "note token-became-words",
    ]);
  });

  test("where no field carries them, the role stays in the studio and the image is sent like any other", () => {
    const prepared = prepare(withRoles("first-frame"), assets);
    expect(prepared.text).toBe("From @Image1");
    expect(prepared.issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "note role-stays-in-studio",
    ]);
  });
});
