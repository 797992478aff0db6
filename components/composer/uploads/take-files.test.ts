import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { takeFiles } from "./take-files.ts";
import { stubHashing } from "./testing/stub-hashing.ts";

beforeEach(stubHashing);
afterEach(() => vi.unstubAllGlobals());

const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const png = (filling: string, name = `${filling}.png`) =>
  new File([new Uint8Array([...head, ...new TextEncoder().encode(filling)])], name);
const hashOf = async (file: File) =>
  createHash("sha256")
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest("hex");

/** Takes files into a prompt that has "hero". */
async function take(files: readonly File[], isAgain = false) {
  const hero = png("hero");
  const asset = sampleAsset(1, "png", { sizeBytes: hero.size, sha256: await hashOf(hero) });
  const document = samplePrompt([asset], []);
  const taken = await takeFiles(
    files,
    () => ({ document, assets: assetMap([asset]) }),
    () => undefined,
    isAgain,
  );
  return { ...taken, hero: document.references[0]!.id };
}

test("bytes that a reference has already are that reference, whatever the file is called", async () => {
  const { references, means, same, hero } = await take([png("hero", "copy.png"), png("lake")]);
  expect(references.map(({ name }) => name)).toEqual(["lake.png"]);
  expect(means).toEqual([hero, references[0]!.id]);
  expect(same.map(({ file, id }) => [file.name, id])).toEqual([["copy.png", hero]]);
});

test("the same bytes twice among the files of one drop are one reference", async () => {
  const { references, means } = await take([png("lake"), png("lake", "again.png"), png("sand")]);
  expect(references.map(({ name }) => name)).toEqual(["lake.png", "sand.png"]);
  expect(means[1]).toBe(means[0]);
});

test("files of one size and different bytes are different, and one that is wanted again is taken again", async () => {
  expect((await take([png("hera")])).references).toHaveLength(1);
  expect((await take([png("hero")], true)).references).toHaveLength(1);
});
