import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { sceneAsset, type SceneFile } from "#lib/domain/testing/scene-media.ts";
import { findSceneMedia } from "./scene-media.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const drawn = readdirSync(join(root, "assets/scenes")).filter((name) => /\.(mp4|jpg|mp3)$/.test(name));
const asset = (assetId: string, derivative: "poster" | "compare" | "filmstrip" | null = null) =>
  findSceneMedia(root, { from: "asset", assetId, derivative });

test("every drawn file is found under its id, as an asset and as a gallery's item", () => {
  for (const name of drawn as SceneFile[]) {
    const { id } = sceneAsset(name);
    expect(basename(asset(id)?.path ?? "")).toBe(name);
    const item = { from: "gallery", access: { token: "a" }, itemId: id, part: "video" } as const;
    expect(findSceneMedia(root, item)?.path).toBe(asset(id)?.path);
  }
});

test("a film has a still of its place for a poster, and a sound has none", () => {
  expect(basename(asset(sceneAsset("pier-3.mp4").id, "poster")?.path ?? "")).toBe("pier.jpg");
  expect(asset(sceneAsset("sea.mp4").id, "poster")).toMatchObject({ contentType: "image/jpeg" });
  expect(existsSync(asset(sceneAsset("sea.mp4").id, "poster")!.path)).toBe(true);
  expect(asset(sceneAsset("voice.mp3").id, "poster")).toBeNull();
});

test("a film has its filmstrip, and nothing else has one", () => {
  for (const name of drawn as SceneFile[]) {
    const strip = asset(sceneAsset(name).id, "filmstrip");
    if (name.endsWith(".mp4")) {
      expect(strip).toMatchObject({ contentType: "image/webp" });
      expect(existsSync(strip!.path)).toBe(true);
    } else expect(strip).toBeNull();
  }
});

test("no other address is answered", () => {
  expect(asset(sampleId(1))).toBeNull();
  expect(findSceneMedia(root, { from: "link", token: "a-token-of-22-letters" })).toBeNull();
});
