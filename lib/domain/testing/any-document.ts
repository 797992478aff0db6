import fc from "fast-check";
import type { AssetId, ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import { kinds } from "#lib/domain/media/format.ts";
import type { Prompt, PromptNode } from "#lib/domain/prompt/prompt.ts";
import { type Reference, roles } from "#lib/domain/prompt/reference.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { anySettings } from "./any-settings.ts";
import { sampleAsset, sampleId } from "./samples.ts";

const modelIds = ["sample/model", "other/model-2.0", "third/one"] as ModelId[]; // the right shape
const pieces = ["A cat ", "runs", " to ", "\n", "猫在跑", "é🎬", "@Image1", "<b>", "a/b\\c", '"', "\u200d"];

const settings = anySettings({ negativePrompt: fc.constantFrom("", "rain", "no\nrain") });

const names = fc.constantFrom("hero.png", "ein Lied/nachts.mp3", "tab\there", "図.webp", "a".repeat(255));

/** References with ids from `from` on; some wait for their files. */
function references(from: number, maxLength: number): fc.Arbitrary<Reference[]> {
  const one = fc.record({
    kind: fc.constantFrom(...kinds),
    name: names,
    role: fc.option(fc.constantFrom(...roles)),
    hasAsset: fc.boolean(),
  });
  return fc.array(one, { maxLength }).map((list) =>
    list.map(({ hasAsset, ...reference }, index) => ({
      ...reference,
      id: sampleId<ReferenceId>(from + index),
      assetId: hasAsset ? sampleId<AssetId>(from + index + 1000) : null,
    })),
  );
}

/** Documents of every sort that the studio keeps, with the assets of their references. */
export const anyDocument: fc.Arbitrary<Snapshot> = fc
  .record({
    references: references(1, 5),
    removed: references(101, 3),
    parts: fc.array(fc.oneof(fc.constantFrom(...pieces), fc.nat(12)), { maxLength: 12 }),
    settings,
    modelIds: fc.uniqueArray(fc.constantFrom(...modelIds)),
    override: fc.option(
      fc.record(
        {
          seed: fc.constantFrom(null, 7),
          extras: fc.record(
            { returnLastFrame: fc.boolean(), namespace: fc.constant("a-secret-account") },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
    ),
  })
  .map(({ parts, override, ...made }) => {
    const all = [...made.references, ...made.removed];
    const body = parts.flatMap((part): PromptNode[] => {
      if (typeof part === "string") return [{ type: "text", text: part }];
      const reference = all[part % Math.max(1, all.length)];
      return reference ? [{ type: "reference", id: reference.id }] : [];
    });
    const prompt: Prompt = {
      version: 1,
      ...made,
      body,
      overrides: override ? { [modelIds[0]!]: override } : {}, // the list above has one
    };
    const assets = all.flatMap(({ assetId, kind }, index) =>
      assetId === null ? [] : [{ ...sampleAsset(index + 1, "png"), id: assetId, kind }],
    );
    return { prompt, assets };
  });
