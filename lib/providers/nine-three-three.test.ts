import { expect, test } from "vitest";
import type { ModelId } from "#lib/domain/base/id.ts";
import { hasError } from "#lib/domain/limits/issue.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { findModel } from "./catalog.ts";

/** The largest prompt that the model's maker takes: 9 images, 3 videos, 3 sounds, each mentioned once. */
const images = Array.from({ length: 9 }, (_, index) => sampleAsset(index + 1, "jpeg"));
const clips = Array.from({ length: 3 }, (_, index) =>
  sampleAsset(index + 20, "mp4", { measured: { widthPx: 1280, heightPx: 720, durationMs: 5000, fps: 24 } }),
);
const sounds = Array.from({ length: 3 }, (_, index) => sampleAsset(index + 30, "mp3"));
const files = [...images, ...clips, ...sounds];
const prompt = samplePrompt(
  files,
  files.flatMap((_file, index) => [index, ", "]),
);

/** What each model gets (per kind), and every sentence that is said of it. */
const table: [string, ProviderChoices, [number, number, number] | "refused", string[]][] = [
  ["oxen/seedance-2.0-r2v", {}, "refused", ["error: 15 references, max 12"]],
  ["oxen/seedance-2.0-r2v", { oxen: { contract: "newer" } }, [9, 3, 3], []],
  [
    "siray/seedance-2.0-ref2v-spicy",
    {},
    [9, 3, 3],
    ["note: Provider documents no reference names; using “Image 1”."],
  ],
  [
    "modellix/seedance-2.0-v2v",
    {},
    [9, 3, 3],
    ["note: 9 images without a role. Sent as references, not as a frame."],
  ],
  ...["siraya/seedance-2.0", "siraya/seedance-2.0-fast"].map((id): (typeof table)[number] => [
    id,
    {},
    [9, 3, 3],
    [
      "note: 9 images without a role. Sent as references, not as a frame.",
      "note: Provider documents no reference names; using “Image 1”.",
      "note: The provider doesn't document how many references it takes, nor how large or long they may be.",
    ],
  ]),
  ...["siraya/seedance-1.5-pro", "siraya/seedance-1.0-pro", "siraya/seedance-1.0-pro-fast"].map(
    (id): (typeof table)[number] => [
      id,
      {},
      [0, 0, 0],
      [
        "loss: Takes no images: 9 won't be sent",
        "loss: Takes no videos: 3 won't be sent",
        "loss: Takes no sounds: 3 won't be sent",
        "note: 9 images without a role. Only first and last frames are sent.",
        ...["image", "video", "audio"].flatMap((kind) =>
          Array.from(
            { length: kind === "image" ? 9 : 3 },
            (_, index) =>
              `note: ${kind.replace(/^./, (letter) => letter.toUpperCase())} ${index + 1}: Written as “the ${kind}”`,
          ),
        ),
      ],
    ],
  ),
];

test.each(table)("9 images, 3 videos and 3 sounds to %s with %j", (id, choices, gets, sentences) => {
  const { model, provider } = findModel(id as ModelId, choices)!; // the right shape, and in the catalog
  const { request, issues } = provider.compile(prompt, assetMap(files), model, {
    route: "link",
    variation: 1,
  });
  const sent = JSON.stringify(request);
  const count = (assets: typeof files) =>
    assets.filter((asset) =>
      sent.includes(asset.id.replace(/\d{4}$/, (digits) => `${Number(digits) + 1000}`)),
    ).length;
  expect(issues.map((issue) => `${issue.severity}: ${issueMessage(issue)}`)).toEqual(sentences);
  if (gets === "refused") expect(hasError(issues)).toBe(true);
  else expect([count(images), count(clips), count(sounds)]).toEqual(gets);
});

test("the animatic shows every picture and clip, and plays the first sound as long as the video", () => {
  const { model, provider } = findModel("animatic/animatic" as ModelId)!; // as above
  const { issues } = provider.compile(prompt, assetMap(files), model, { route: "link", variation: 1 });
  expect(issues.map((issue) => `${issue.severity}: ${issueMessage(issue)}`)).toEqual([
    "note: 12 captions shortened to fit",
    "note: Audio 2: Not heard: no time left",
    "note: Audio 3: Not heard: no time left",
  ]);
});

test("one sound more, or 18.2 s of video, is refused with its number by everyone who documents it", () => {
  const judged = (assets: typeof files, id: string) => {
    const { model, provider } = findModel(id as ModelId)!; // as above
    return provider
      .compile(samplePrompt(assets, ["x"]), assetMap(assets), model, { route: "link", variation: 1 })
      .issues.filter(({ severity }) => severity === "error")
      .map(issueMessage);
  };
  const tooLong = clips.map((clip, index) => ({
    ...clip,
    measured: { ...clip.measured, durationMs: index === 0 ? 8200 : 5000 },
  }));
  const fourth = sampleAsset(33, "wav");
  for (const id of ["oxen/seedance-2.0-r2v", "siray/seedance-2.0-ref2v-spicy", "modellix/seedance-2.0-v2v"]) {
    expect(judged(tooLong, id)).toEqual(["18.2 s of video, max 15 s together"]);
    expect(judged([clips[0]!, ...sounds, fourth], id)).toEqual([
      "4 sounds, max 3",
      "20 s of sound, max 15 s together",
    ]);
  }
  expect(judged([...tooLong, ...sounds, fourth], "siraya/seedance-2.0")).toEqual([]);
});
