import { expect, test } from "vitest";
import type { Sent } from "#lib/domain/generation/sent.ts";
import { sampleSent } from "#lib/domain/testing/samples.ts";
import { askedOf } from "./asked-of.ts";

const asked = (settings: Sent["settings"]) => askedOf({ sent: { ...sampleSent, settings } });

test("a length and a size are those that the model was told", () => {
  expect(asked({ durationMs: 8000, resolution: "480p", aspectRatio: "9:16" })).toEqual({
    durationMs: 8000,
    size: { widthPx: 496, heightPx: 864 },
  });
});

test.each<[string, Sent["settings"]]>([
  ["the model chooses", { durationMs: "auto", resolution: "720p", aspectRatio: "match" }],
  ["no source says how large it is", { durationMs: "auto", resolution: "4k", aspectRatio: "16:9" }],
  ["an older request does not tell them", {}],
])("nothing is claimed of them where %s", (_why, settings) => {
  expect(asked(settings)).toEqual({ durationMs: null, size: null });
});

test("nothing is claimed of a generation that nobody has read yet", () => {
  expect(askedOf({ sent: null })).toEqual({ durationMs: null, size: null });
});
