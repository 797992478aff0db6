import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { documentOf, parseStored } from "#lib/domain/base/ladder.ts";
import { hashOf } from "#lib/domain/base/canonical-json.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { parseSnapshot } from "#lib/domain/generation/run.ts";
import firstEditList from "./animatic/fixtures/request-1-without-lengths.json" with { type: "json" };
import { animaticRequestLadder, animaticRequestSchema } from "./animatic/wire.ts";
import { findModelOfVersion } from "./catalog.ts";
import { compiledHash, compileModel } from "./compile-model.ts";
import stored from "./fixtures/stored-requests.json" with { type: "json" };
import { requestSchema as modellix } from "./modellix/wire.ts";
import { newerRequestSchema, requestSchema as oxen } from "./oxen/wire.ts";
import { requestSchema as siray } from "./siray/wire.ts";
import { requestSchema as siraya } from "./siraya/wire.ts";

const schemas: Record<string, z.ZodMiniType> = {
  animatic: animaticRequestSchema,
  modellix,
  oxen: z.union([oxen, newerRequestSchema]),
  siray,
  siraya,
};

describe("a generation that was stored when the original contracts were called by another name", () => {
  const versions = stored.generations.map((generation) => [generation.modelVersion, generation] as const);

  test.each(versions)("still finds its model (%s)", (version, { modelId }) => {
    const found = findModelOfVersion(modelId as ModelId, version); // in the branded shape
    const [contract] = version.replace("seed-", "original-").split("-");
    expect(found?.model).toMatchObject({ id: modelId, version: expect.stringMatching(`^${contract}-`) });
  });

  test.each(versions)(
    "is sent word for word what was stored (%s)",
    (_version, { modelId, ...generation }) => {
      const { request, issues, compiledHash: hash } = generation;
      const schema = schemas[modelId.split("/")[0]!]!;
      expect(z.safeParse(schema, request).data).toEqual(request);
      expect(hashOf([{ request, issues }])).toBe(hash);
    },
  );

  test.each(versions)(
    "is compiled to the same hash when one more is asked for (%s)",
    (version, generation) => {
      const { prompt, assets } = documentOf(parseSnapshot(stored.snapshot));
      const found = findModelOfVersion(generation.modelId as ModelId, version)!; // in the branded shape
      const byId = new Map(assets.map((asset) => [asset.id, asset]));
      expect(compiledHash(compileModel(prompt, byId, found, "link"))).toBe(generation.compiledHash);
    },
  );
});

describe("an edit list", () => {
  test("from before it named the lengths of clips is read as one where they are not known", () => {
    const { shots, ...rest } = documentOf(parseStored(animaticRequestLadder, firstEditList));
    expect({ ...rest, shots: shots.map(({ startFrame }) => startFrame) }).toEqual({
      ...firstEditList,
      shots: firstEditList.shots.map(({ startFrame }) => startFrame),
    });
    expect(shots.flatMap((shot) => (shot.kind === "video" ? [shot.lengthMs] : []))).toEqual([null]);
  });

  test("of a newer studio is not rendered", () => {
    expect(parseStored(animaticRequestLadder, { ...firstEditList, version: 2 })).toEqual({ state: "newer" });
  });
});
