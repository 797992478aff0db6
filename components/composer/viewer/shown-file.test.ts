import { expect, test } from "vitest";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { assetMap, sampleAsset, sampleReference } from "#lib/domain/testing/samples.ts";
import { clipOfFile, shownFile } from "./shown-file.ts";

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

test("a large image comes by its smaller picture first, and a TIFF by nothing else", () => {
  const preview = `/media/a/${image().id}/preview`;
  const large = image({ measured: { widthPx: 6300, heightPx: 2100 } });
  expect(show(large)).toMatchObject({ src: `/media/a/${large.id}`, previewSrc: preview });
  expect(show(large, { upload: { localUrl: "blob:image" } })).toMatchObject({
    src: "blob:image",
    previewSrc: null,
  });
  expect(show(image()).previewSrc).toBeNull();
  const tiff = image({ format: "tiff" });
  expect(show(tiff)).toMatchObject({ src: null, previewSrc: preview });
  expect(show(tiff, { upload: { format: "tiff" }, isBound: false })).toMatchObject({
    src: null,
    previewSrc: null,
  });
});

test("a film that nobody has measured is as long as its player finds it, and may have sound", () => {
  const file = show(film, { upload: { measured: undefined }, isBound: false });
  const clip = (lengthMs: number | null) =>
    clipOfFile({ id: "1", name: "Video 1", kind: "video", file, playable: null }, lengthMs);
  expect(clip(null)).toMatchObject({ durationMs: 0, hasSound: true, fps: null, filmstripSrc: null });
  expect(clip(4000.4).durationMs).toBe(4000);
});
