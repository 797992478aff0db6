import fc from "fast-check";
import type { Asset } from "#lib/domain/media/asset.ts";
import {
  type Format,
  formatNames,
  formats,
  isConvertedFormat,
  type Kind,
  kinds,
} from "#lib/domain/media/format.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { KindLimits } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { newPrompt, type Prompt, type PromptNode } from "#lib/domain/prompt/prompt.ts";
import { type Reference, roles } from "#lib/domain/prompt/reference.ts";
import { seedMax } from "#lib/domain/settings/setting-values.ts";
import { anySettings } from "#lib/domain/testing/any-settings.ts";
import { sampleAsset, sampleId } from "#lib/domain/testing/samples.ts";

/** Width by height: such as models make, and others. */
const shapes = [16 / 9, 4 / 3, 1, 3 / 4, 9 / 16, 3 / 2, 864 / 496, 2.2];

export type AnyPrompt = { prompt: Prompt; assets: ReadonlyMap<AssetId, Asset> };

/** Pieces of text that people write, among them everything that could pass for a token or break one. */
const pieces = [
  ...'A cat runs |walks| |\n|, then |猫在跑|"Hello!"|é🎬|e-mail me@image1.com |\\|</a>'.split("|"),
  ..."Image|image|@|[|]|<|>|1|12|.|图片|视频|the first frame".split("|"),
];
/** Rarely, what really reads as one in some dialect. */
const spellings = [
  "@Image1",
  "[Image 1]",
  "Image 1",
  "@video2",
  "<Audio 1>",
  "图片1",
  "[Video2]",
  "<IMAGE_0>",
];

/**
 * Prompts around one model's limits: mostly such as it takes, so that compiling is what is tested, and some that break a limit
 * of any sort.
 */
export function anyPrompt(model: Model): fc.Arbitrary<AnyPrompt> {
  const { references: limits, settings: offered } = model.limits;
  const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<T>) =>
    fc.oneof({ arbitrary: good, weight: 40 }, { arbitrary: bad, weight: 1 });

  const fileOf = (kind: Kind) => {
    const of = limits[kind];
    const any = formatNames.filter((format) => formats[format].kind === kind);
    return fc.record({
      kind: fc.constant(kind),
      format: mostly(
        fc.constantFrom<Format>(...(of?.formats ?? any).filter((format) => !isConvertedFormat(format))),
        fc.constantFrom<Format>(...any),
      ),
      state: mostly(fc.constant("ready" as const), fc.constantFrom("measuring", "unreadable", "missing")),
      sizeBytes: mostly(fc.integer({ min: 1, max: fittingBytes(of) }), fc.constant(3_000_000_000)),
      durationMs: mostly(fc.integer({ min: 2000, max: 5000 }), fc.constantFrom(100, 18_200)),
      sidePx: mostly(fc.integer({ min: 500, max: 720 }), fc.constantFrom(100, 8000)),
      shape: fc.constantFrom(...shapes),
      fps: mostly(fc.constantFrom(24, 23.976, 29.97, 60.001), fc.constantFrom(12, 23.9, 60.2)),
      role: fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, fc.constantFrom(...roles)),
    });
  };
  const files = fc
    .tuple(
      ...kinds.map((kind) => {
        const minLength = limits[kind]?.minCount ?? 0;
        return fc.array(fileOf(kind), { minLength, maxLength: mostCount(limits[kind]) });
      }),
    )
    .chain((lists) => {
      const all = lists.flat();
      const shuffled = fc.shuffledSubarray(all, { minLength: all.length });
      const isAnyNeeded = kinds.some((kind) => limits[kind]?.minCount);
      return isAnyNeeded ? mostly(shuffled, fc.shuffledSubarray(all)) : fc.shuffledSubarray(all);
    });

  const settings = anySettings({
    seed: fc.option(fc.integer({ min: 0, max: Math.min(offered.seed?.max ?? 100, seedMax) - 4 })),
    negativePrompt: mostly(fc.constant(""), fc.constantFrom("blur", "x".repeat(300))),
  });
  // A number stands for the reference at that place in the list; one beyond it was removed.
  const body = fc.array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...pieces), weight: 6 },
      { arbitrary: fc.nat({ max: 30 }), weight: 6 },
      { arbitrary: mostly(fc.constant(""), fc.constantFrom(...spellings)), weight: 1 },
    ),
    { maxLength: 30 },
  );
  return fc
    .record({ files, settings, body, override: fc.option(settings), loseOne: fc.nat({ max: 60 }) })
    .map((made) => {
      const assets = made.files.map((file, index) => assetOf(file, index));
      const references = assets.map((asset, index): Reference => ({
        id: sampleId<ReferenceId>(1000 + index),
        assetId: made.loseOne === 0 ? null : asset.id,
        kind: asset.kind,
        name: asset.name,
        role: made.files[index]?.role ?? null,
      }));
      const nodes = made.body.flatMap((part): PromptNode[] => {
        if (typeof part === "string") return part === "" ? [] : [{ type: "text", text: part }];
        const reference = references[part % Math.max(1, references.length)];
        const isMissing = made.loseOne === 1;
        if (!reference && !isMissing) return [];
        return [
          { type: "reference", id: isMissing || !reference ? sampleId<ReferenceId>(9999) : reference.id },
        ];
      });
      const { variations: _variations, ...override } = made.override ?? made.settings;
      return {
        prompt: {
          ...newPrompt([model.id]),
          references,
          body: nodes,
          settings: made.settings,
          overrides: made.override ? { [model.id]: override } : {},
        },
        assets: new Map(assets.map((asset) => [asset.id, asset])),
      };
    });
}

function assetOf(
  file: Pick<Asset, "format" | "state" | "sizeBytes"> & {
    durationMs: number;
    sidePx: number;
    shape: number;
    fps: number;
  },
  index: number,
): Asset {
  const { kind } = formats[file.format];
  return sampleAsset(index + 1, file.format, {
    state: file.state,
    sizeBytes: file.sizeBytes,
    measured: {
      ...(kind !== "audio" && {
        widthPx: Math.round(file.sidePx * Math.max(file.shape, 1)),
        heightPx: Math.round(file.sidePx / Math.min(file.shape, 1)),
      }),
      ...(kind !== "image" && { durationMs: file.durationMs, hasSound: true }),
      ...(kind === "video" && { fps: file.fps, videoCodec: "avc", audioCodec: "aac" }),
    },
  });
}

/** So many that sums and totals are mostly kept, and sometimes not. */
function mostCount(limits: KindLimits | null): number {
  return Math.min(limits?.maxCount ?? 4, 4);
}

function fittingBytes(limits: KindLimits | null): number {
  return Math.min(
    limits?.maxSizeBytes ?? 5_000_000,
    (limits?.maxTotalSizeBytes ?? 40_000_000) / 4,
    5_000_000,
  );
}
