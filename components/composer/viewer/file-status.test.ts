import { expect, test } from "vitest";
import type { Upload } from "#components/composer/composer-state.ts";
import { type Asset, assetStates } from "#lib/domain/media/asset.ts";
import { slotName } from "#lib/domain/prompt/reference.ts";
import { assetMap, sampleAsset, sampleReference } from "#lib/domain/testing/samples.ts";
import { fileStatus } from "./file-status.ts";

const asset = sampleAsset(1, "mp4");
const reference = sampleReference(asset);
const unbound = { ...reference, assetId: null };
const sending: Upload = { state: "sending", progress: 0.409, format: "mp4", sizeBytes: 9, localUrl: null };

const ofAsset = (change: Partial<Asset>) =>
  fileStatus(reference, { assets: assetMap([{ ...asset, ...change }]), uploads: new Map() });
const ofUpload = (change: Partial<Upload> | null) =>
  fileStatus(unbound, {
    assets: new Map(),
    uploads: new Map(change ? [[reference.id, { ...sending, ...change }]] : []),
  });

test("a file that can be used needs no word, and every other has one", () => {
  const words = assetStates.map((state) => ofAsset({ state })?.words);
  expect(words).toEqual([
    "Analysing",
    undefined,
    expect.stringContaining("Replace or remove it."),
    "The file was deleted. Replace or remove it.",
  ]);
});

test("an upload says how far it is and what helps", () => {
  expect(ofUpload({})).toEqual({ words: "Uploading, 40 %", isTrouble: false, progress: 0.409 });
  expect(ofUpload({ isFetched: true })?.words).toBe("Fetching, 40 %");
  expect(ofUpload({ state: "waiting" })?.words).toBe("Waiting");
  expect(ofUpload({ state: "stopped" })).toMatchObject({ words: "Stopped at 40 %", remedy: "go-on" });
  expect(ofUpload({ state: "failed", reason: "The connection was lost." })).toMatchObject({
    words: "The connection was lost.",
    remedy: "retry",
  });
});

test("what this browser cannot read is still on its way", () => {
  expect(ofUpload({ trouble: "codec" })).toMatchObject({
    words: "Uploading, 40 %",
    note: "This browser can't read it. The studio tries after the upload.",
  });
});

test("a place without a file asks for one", () => {
  expect(ofUpload(null)).toMatchObject({
    words: "The upload was interrupted. Choose file1.mp4 again to resume.",
    remedy: "choose",
  });
  expect(
    fileStatus({ ...unbound, name: slotName.video }, { assets: new Map(), uploads: new Map() })?.words,
  ).toBe("Needs a video");
});
