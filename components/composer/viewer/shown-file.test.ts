import { expect, test } from "vitest";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { type OwnPlayable, playableOf } from "#lib/domain/media/playable.ts";
import { assetMap, sampleAsset, sampleReference } from "#lib/domain/testing/samples.ts";
import { clipOfFile, shownFile, shownSources } from "./shown-file.ts";

const sending: Upload = {
  state: "sending",
  progress: 0.4,
  format: "mp4",
  sizeBytes: 3_000_000,
  localUrl: "blob:film",
};

function show(
  asset: Asset,
  { upload, isBound = true }: { upload?: Partial<Upload>; isBound?: boolean } = {},
) {
  const reference = sampleReference(asset);
  const state: Pick<ComposerState, "assets" | "uploads"> = {
    assets: assetMap(isBound ? [asset] : []),
    uploads: new Map(upload ? [[reference.id, { ...sending, ...upload }]] : []),
  };
  return shownFile(isBound ? reference : { ...reference, assetId: null }, state);
}

const film = sampleAsset(1, "mp4");
const image = (change: Partial<Asset> = {}) => sampleAsset(2, "jpeg", change);

test("a file on its way is looked at in this browser's own copy", () => {
  expect(show(film, { upload: {}, isBound: false })).toMatchObject({
    src: "blob:film",
    studio: null,
    posterSrc: null,
    sizeBytes: 3_000_000,
  });
  expect(show(film, { upload: { localUrl: null }, isBound: false }).src).toBeNull();
});

test("the own copy stays in use once the studio has the file, with what the studio made of it", () => {
  expect(show(film, { upload: { state: "sent" } })).toMatchObject({
    src: "blob:film",
    posterSrc: `/media/a/${film.id}/poster`,
    measured: film.measured,
  });
  expect(show(film).src).toBe(`/media/a/${film.id}`);
});

test("nothing is asked of the studio for a file that it has not read", () => {
  for (const state of ["measuring", "unreadable", "missing"] as const)
    expect(show({ ...film, state })).toMatchObject({ src: null, studio: null, posterSrc: null });
});

test("a large image comes by its smaller picture first", () => {
  const preview = `/media/a/${image().id}/preview`;
  const large = image({ measured: { widthPx: 6300, heightPx: 2100 } });
  expect(show(large)).toMatchObject({ src: `/media/a/${large.id}`, previewSrc: preview });
  expect(show(large, { upload: { localUrl: "blob:image" } })).toMatchObject({
    src: "blob:image",
    previewSrc: null,
  });
  expect(show(image()).previewSrc).toBeNull();
});

test("this browser's own copy is not looked at where browsers don't show such files", () => {
  for (const [format, measured] of [
    ["tiff", {}],
    ["heic", {}],
    ["mkv", { videoCodec: "avc" }],
    ["mov", { videoCodec: "prores" }],
    ["aiff", { audioCodec: "pcm-s16be" }],
  ] as const)
    expect(show(film, { upload: { format, measured }, isBound: false }), format).toMatchObject({
      src: null,
      needsProxy: true,
    });
  const flac = { format: "flac", measured: { audioCodec: "flac" } } as const;
  expect(show(film, { upload: flac, isBound: false })).toMatchObject({ src: "blob:film", needsProxy: false });
});

test("a proxy shows what browsers can't, and what this browser fails at where there is one", () => {
  const own: OwnPlayable = {
    ...playableOf({ measured: {}, loudnessLufs: null, frameTimesMs: null, made: [] }),
    shownBy: "file",
    isBeingPrepared: false,
  };
  const sources = (asset: Asset, playable: OwnPlayable | null) =>
    shownSources(asset.kind, show(asset), playable).map(({ src, isProxy }) => [src, isProxy]);
  const media = `/media/a/${film.id}`;
  expect(sources(film, null)).toEqual([[media, false]]);
  expect(sources(film, { ...own, hasCopy: true })).toEqual([
    [media, false],
    [`${media}/compare`, true],
  ]);
  const prores: Asset = { ...film, format: "mov", measured: { videoCodec: "prores" } };
  expect(sources(prores, { ...own, shownBy: null })).toEqual([]);
  expect(sources(prores, { ...own, shownBy: "compare" })).toEqual([[`${media}/compare`, true]]);
  const heic = image({ format: "heic" });
  expect(sources(heic, { ...own, shownBy: "preview" })).toEqual([[`/media/a/${heic.id}/preview`, true]]);
});

test("a film that nobody has measured is as long as its player finds it, and may have sound", () => {
  const file = show(film, { upload: { measured: undefined }, isBound: false });
  const clip = (lengthMs: number | null) =>
    clipOfFile({ id: "1", name: "Video 1", kind: "video", file, src: file.src, playable: null }, lengthMs);
  expect(clip(null)).toMatchObject({ durationMs: 0, hasSound: true, fps: null, filmstripSrc: null });
  expect(clip(4000.4).durationMs).toBe(4000);
});
