import { describe, expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels, findModel } from "./catalog.ts";
import { compiledHash, compileModel } from "./compile-model.ts";
import { compileRun } from "./compile-run.ts";

const free = allModels().find(({ model }) => model.billing === "free")!.model.id;
const paid = allModels().find(({ model }) => model.billing === "paid")!.model.id;
const everyRoute = Object.fromEntries(allModels().map(({ provider }) => [provider.id, "link" as const]));
const withKey = new Set(Object.keys(everyRoute));
const options = { find: findModel, routes: everyRoute, withKey };

const hero = sampleAsset(1, "png");
const byId = (...assets: Asset[]) => new Map(assets.map((asset) => [asset.id, asset]));
const plain = samplePrompt([hero], [0, " walks"], { modelIds: [free, paid] });
/** 4K is offered by nobody but the studio's own: a loss. */
const lossy: Prompt = { ...plain, settings: { ...plain.settings, resolution: "4k" } };

function shownBy(prompt: Prompt, assets = byId(hero)): Record<ModelId, string> {
  const hashes = prompt.modelIds.map(
    (id) => [id, compiledHash(compileModel(prompt, assets, findModel(id)!, "link"))] as const,
  );
  return Object.fromEntries(hashes) as Record<ModelId, string>; // built from its entries
}

describe("a press of Generate", () => {
  test("is one generation per model and variation, with the hash that the page showed", () => {
    const prompt = { ...plain, settings: { ...plain.settings, variations: 3, seed: 7 } };
    const hashes = shownBy(prompt);
    const run = compileRun(prompt, byId(hero), { hashes, accepted: {} }, options);
    expect(run.ok && run.generations.map(({ modelId, variation }) => [modelId, variation])).toEqual(
      [free, paid].flatMap((id) => [1, 2, 3].map((variation) => [id, variation])),
    );
    expect(run.ok && run.generations.every((one) => one.compiledHash === hashes[one.modelId])).toBe(true);
  });

  test("writes nothing when what would be sent is not what the page showed", () => {
    const hashes = shownBy({ ...plain, settings: { ...plain.settings, durationMs: 9000 } });
    expect(compileRun(plain, byId(hero), { hashes, accepted: {} }, options)).toMatchObject({
      ok: false,
      reason: "changed",
      models: [{ modelId: free }, { modelId: paid }],
    });
  });

  test("leaves out what the page did not name, and writes nothing when that is all", () => {
    const hashes = shownBy(plain);
    const one = { hashes: { [free]: hashes[free]! }, accepted: {} };
    expect(compileRun(plain, byId(hero), one, options)).toMatchObject({
      ok: true,
      generations: [{ modelId: free }],
      leftOut: [{ modelId: paid }],
    });
    const nothing = { hashes: {}, accepted: {} };
    expect(compileRun(plain, byId(hero), nothing, options)).toMatchObject({ reason: "nothing-to-send" });
  });

  test("writes nothing when a model is no longer there, unless the page left it out: a run of long ago has it still", () => {
    const hashes = shownBy(plain);
    const press = { hashes: { [free]: hashes[free]! }, accepted: {} };
    const gone = (id: ModelId) => ({
      ...options,
      find: (wanted: ModelId) => (wanted === id ? null : findModel(wanted)),
    });
    expect(compileRun(plain, byId(hero), press, gone(free))).toMatchObject({ reason: "changed" });
    expect(compileRun(plain, byId(hero), press, gone(paid))).toMatchObject({
      ok: true,
      generations: [{ modelId: free }],
      leftOut: [{ modelId: paid, modelVersion: null }],
    });
  });

  test("needs a tick for a loss, and the tick belongs to exactly what was shown", () => {
    const hashes = shownBy(lossy);
    const press = (accepted: Record<string, string>) =>
      compileRun(lossy, byId(hero), { hashes, accepted }, options);
    expect(press({})).toEqual({ ok: false, reason: "not-accepted", modelIds: [paid] });
    expect(press(shownBy(plain))).toMatchObject({ reason: "not-accepted" });
    expect(press({ [paid]: hashes[paid]! })).toMatchObject({ ok: true });
  });

  test("leaves out a model with an error and sends the others", () => {
    const many = Array.from({ length: 13 }, (_, index) => sampleAsset(index + 1, "png"));
    const prompt = samplePrompt(many, [0, " walks"], { modelIds: [free, paid] });
    const hashes = shownBy(prompt, byId(...many));
    const run = compileRun(prompt, byId(...many), { hashes, accepted: {} }, options);
    expect(run).toMatchObject({ ok: true, leftOut: [{ modelId: paid }], generations: [{ modelId: free }] });
  });

  test("sends nothing while an asset is being measured, or is gone", () => {
    for (const state of ["measuring", "unreadable", "missing"] as const) {
      const assets = byId({ ...hero, state });
      const hashes = shownBy(plain, assets);
      expect(compileRun(plain, assets, { hashes, accepted: {} }, options)).toMatchObject({
        ok: false,
        reason: "nothing-to-send",
      });
    }
  });

  test("of a paid model without a key is refused as a whole", () => {
    const hashes = shownBy(plain);
    expect(
      compileRun(plain, byId(hero), { hashes, accepted: {} }, { ...options, withKey: new Set() }),
    ).toEqual({ ok: false, reason: "no-key", modelIds: [paid] });
  });

  test("where links cannot be fetched is judged by the server's own route", () => {
    const hashes = shownBy(plain);
    const routes = Object.fromEntries(Object.keys(everyRoute).map((id) => [id, "none" as const]));
    expect(compileRun(plain, byId(hero), { hashes, accepted: {} }, { ...options, routes })).toMatchObject({
      reason: "changed",
    });
  });
});
