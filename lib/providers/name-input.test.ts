import { describe, expect, test } from "vitest";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Failure, FailureAbout } from "#lib/domain/generation/failure.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { nameInput } from "./name-input.ts";

const [face, style, frame] = [1, 2, 3].map((number) => sampleId<ReferenceId>(number)) as Three;
const [walk, dance, song] = [4, 5, 6].map((number) => sampleId<ReferenceId>(number)) as Three;
type Three = [ReferenceId, ReferenceId, ReferenceId];
const kinds = new Map<ReferenceId, Kind>([
  [face, "image"],
  [style, "image"],
  [frame, "image"],
  [walk, "video"],
  [dance, "video"],
  [song, "audio"],
]);
const prompt = {
  references: [...kinds].map(([id, kind]) => ({ id, assetId: null, kind, name: kind, role: null })),
};
const link = (media: ReferenceId) => ({ media, as: "link" as const });
const text = "Follow Video 2 as she walks, in the style of Image 1.";
// The second image of the prompt is the first that stands in the array: the first one is the frame.
const request = {
  prompt: text,
  first_frame_image: link(face),
  reference_images: [link(style), link(frame)],
  video_urls: [link(walk), link(dance)],
  audio_urls: [link(song)],
};
const sent: Sent = {
  version: 1,
  isRebuilt: false,
  text: { written: text, tokens: [] },
  settings: {},
  references: {
    [face]: { as: "first-frame" },
    [style]: { as: "reference", position: 1 },
    [frame]: { as: "reference", position: 2 },
    [walk]: { as: "reference", position: 1 },
    [dance]: { as: "reference", position: 2 },
    [song]: { as: "reference", position: 1 },
  },
};

const named = (
  detail: string,
  about?: FailureAbout,
  asked: Partial<Parameters<typeof nameInput>[1]> = {},
) => {
  const failure: Failure = { kind: "input", detail, charged: "no", ...(about && { about }) };
  return nameInput(failure, { request, sent, prompt, ...asked }).about?.reference;
};

describe("an input is named", () => {
  test.each([
    ["video_urls[0]: duration 22.4 s exceeds 15 s", walk],
    ["duration exceeds 15 s (video_urls.1)", dance],
    ["'reference_images[1]' is too small", frame],
    ["video[0] is too long", walk],
    ["image[0]: cannot be fetched", style],
    ["content[3].audio_url: cannot be fetched", song],
    ["first_frame_image is not a picture", face],
    ["Video 1 is 22 s long", walk],
    ["reference image 2 may show a real person", frame],
    ["@Image1 is too wide", style],
    ["[Video 2] could not be read.", dance],
    ["视频1太长", walk],
    ["Could not read Video 1. Video 1 is damaged.", walk],
  ])("by “%s”", (detail, id) => expect(named(detail)).toBe(id));

  test("by its kind, where only one of it was sent", () => {
    expect(named("The reference audio is too loud", { part: "input", kind: "audio" })).toBe(song);
    expect(named("The reference video is too long", { part: "input", kind: "video" })).toBeUndefined();
  });

  test("by its place in a list of all kinds", () => {
    const mixed = { input_references: [link(style), link(walk), link(song)].map((url) => ({ url })) };
    expect(named("too long (input_references[1].url)", undefined, { request: mixed })).toBe(walk);
  });

  test("with what else is known of the refusal", () => {
    const failure: Failure = {
      kind: "moderation",
      detail: "Image 2 shows a face",
      charged: "no",
      about: { reason: "person" },
    };
    expect(nameInput(failure, { request, sent, prompt }).about).toEqual({
      part: "input",
      kind: "image",
      reference: frame,
      reason: "person",
    });
  });
});

describe("no input is named", () => {
  test.each([
    ["by nothing", "Something is wrong"],
    ["by a number that nothing has", "Video 7 is too long"],
    ["by a place that nothing has", "video_urls[7] is too long"],
    ["by a measure", "video 2 s too long, image 2x too small, Video 2.5"],
    ["by a word that goes on", "the image 2 video model is away, gpt-image-1"],
    ["where two are", "Video 1 and Video 2 overlap"],
    ["by a list of which several were sent", "video_urls is invalid"],
    ["by the place in somebody else's list", "content[2].image_url is invalid"],
    ["by the text that was sent", `Refused: "${text}"`],
    ["by a piece of that text", "Refused: Follow Video 2 as she…"],
    ["where the text is spoken of", "The prompt names Video 1"],
  ])("%s", (_what, detail) => expect(named(detail)).toBeUndefined());

  test.each<FailureAbout["part"]>(["text", "settings", "result", "result-sound"])(
    "where it is about the %s",
    (part) => expect(named("Video 1", { part })).toBeUndefined(),
  );

  test("by its number, where nobody knows what was sent under it", () => {
    expect(named("Video 1 is 22 s long", undefined, { sent: null })).toBeUndefined();
    expect(named("video_urls[0] is too long", undefined, { sent: null })).toBe(walk);
  });

  test("of a failure that is about none", () => {
    const failure: Failure = { kind: "unavailable", detail: "Video 1 broke", charged: "unknown" };
    expect(nameInput(failure, { request, sent, prompt })).toBe(failure);
  });
});
