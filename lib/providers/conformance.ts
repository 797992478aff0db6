import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { type Sent, sentSchema } from "#lib/domain/generation/sent.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import { hasError, type Issue, type IssueCode } from "#lib/domain/limits/issue.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import type { Limits } from "#lib/domain/limits/limits.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { preparePrompt } from "#lib/domain/limits/prepare-prompt.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { readLiterally } from "#lib/domain/prompt/testing/read-literally.ts";
import { readTokens } from "#lib/domain/prompt/read-tokens.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import { ratioValue, seedMax, toleratedShape } from "#lib/domain/settings/setting-values.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import type { Provider } from "./contract.ts";
import { rebuildSent } from "./rebuild-sent.ts";
import { anyPrompt } from "./testing/any-prompt.ts";
import { asReadBack } from "./testing/as-read-back.ts";

/** What the suite needs to see of a provider's request. */
export type ReadRequest<Request> = (request: Request) => {
  text: string;
  /** Per kind the references of the array that tokens count in, in its order. */
  arrays: Record<Kind, readonly ReferenceId[]>;
  /** References in fields of their own: a first frame, a last frame. */
  apart: readonly ReferenceId[];
};

const runs = runsAt(1);

/** The suite that every provider must pass. `requestSchema` is the strict one of its `wire.ts`. */
export function describeConformance<Request>(
  provider: Provider<Request>,
  {
    models = provider.models,
    requestSchema,
    read,
    ownErrors = [],
  }: {
    /** Those of another contract. Absent: the provider's own. */
    models?: readonly Model[];
    requestSchema: z.ZodMiniType;
    read: ReadRequest<Request>;
    /** Errors that the provider documents and no limit can say. */
    ownErrors?: readonly IssueCode[];
  },
): void {
  describe.each(models.map((model) => [model.id, model] as const))("%s conforms", (_id, model) => {
    const { dialect } = model;
    const compile = (
      prompt: Prompt,
      assets: Parameters<typeof provider.compile>[1],
      route: "link" | "none",
    ) => provider.compile(prompt, assets, model, { route, variation: 1 });

    test("every row of its limits has a source and a date", () => {
      for (const { title, date } of sourcesOf(model.limits)) {
        expect(title).not.toBe("");
        expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
      }
      expect(model.providerId).toBe(provider.id);
      expect(model.id.startsWith(`${provider.id}/`)).toBe(true);
    });

    test("any prompt that its limits accept compiles, twice the same way, into the documented body", () => {
      let accepted = 0;
      fc.assert(
        fc.property(
          anyPrompt(model),
          fc.constantFrom("link" as const, "none" as const),
          ({ prompt, assets }, route) => {
            const one = compile(prompt, assets, route);
            expect(canonicalJson(compile(structuredClone(prompt), new Map(assets), route))).toBe(
              canonicalJson(one),
            );
            const oracle = dialect
              ? preparePrompt(prompt, assets, { ...model, dialect }, { route, variation: 1 }).issues
              : one.issues;
            const own = one.issues.filter(({ code }) => !ownErrors.includes(code));
            expect(hasError(oracle) || !hasError(own)).toBe(true);
            if (hasError(one.issues)) return;
            accepted++;
            expect(z.safeParse(requestSchema, one.request).error).toBeUndefined();
          },
        ),
      );
      expect(accepted).toBeGreaterThan(runs / 10);
    });

    test("every reference is either sent or named in an issue", () => {
      fc.assert(
        fc.property(anyPrompt(model), ({ prompt, assets }) => {
          const { request, issues } = compile(prompt, assets, "link");
          const { arrays, apart } = read(request);
          const sent = new Set([...kinds.flatMap((kind) => arrays[kind]), ...apart]);
          for (const { id, kind } of prompt.references)
            expect(sent.has(id) || issues.some((issue) => names(issue, id, kind))).toBe(true);
        }),
      );
    });

    test.each(dialect ? [dialect.id] : [])(
      "a token in the dialect %s points at its own reference, and no other words read as one",
      (dialectId) => {
        fc.assert(
          fc.property(anyPrompt(model), ({ prompt, assets }) => {
            const { request, issues } = compile(prompt, assets, "link");
            if (hasError(issues)) return;
            const { text, arrays } = read(request);
            const found = readTokens(text, dialectId);
            const pointed = found.map(({ kind, ordinal }) => arrays[kind][ordinal - 1]);
            const inArrays = new Set(kinds.flatMap((kind) => arrays[kind]));
            const written = prompt.body.flatMap((node) =>
              node.type === "reference" && inArrays.has(node.id) ? [node.id] : [],
            );
            expect(pointed).toEqual(written);
            expect(readLiterally(text, dialectId)).toEqual(
              found.map(({ start, end }) => text.slice(start, end)),
            );
          }),
        );
      },
    );

    test("what is sent unmentioned is noted, and so are words that only look like a token", () => {
      fc.assert(
        fc.property(anyPrompt(model), ({ prompt, assets }) => {
          const { request, issues } = compile(prompt, assets, "link");
          const mentioned = new Set(prompt.body.flatMap((node) => (node.type === "text" ? [] : node.id)));
          const { arrays } = read(request);
          for (const id of kinds.flatMap((kind) => arrays[kind]))
            expect(mentioned.has(id) || issues.some(({ path }) => path.includes(id))).toBe(true);
        }),
      );
      const text = "12Image 1, @Image0, ＠Image9, [Video 9], <AUDIO_8>, 图片8, me@Image1";
      const { issues } = compile(samplePrompt([], [text]), new Map(), "link");
      const told = issues.map(({ params }) => params["text"]).filter((words) => words !== undefined);
      const words = dialect?.id.startsWith("plain") // a plain reader sees no signs
        ? ["Image 1", "Image0", "Image9", "Video 9", "<AUDIO_8>", "图片8"]
        : ["Image 1", "@Image0", "＠Image9", "[Video 9]", "<AUDIO_8>", "图片8"];
      expect(new Set(told)).toEqual(new Set(words));
    });

    test.each(model.limits.frames ? [model.limits.frames] : [])(
      "a frame that the ratio crops, and a last one unlike the first, are losses with both ratios named",
      () => {
        fc.assert(
          fc.property(anyPrompt(model), ({ prompt, assets }) => {
            const { sent, issues } = compile(prompt, assets, "link");
            const told = issues.filter(({ code }) => code === "frame-cropped" || code === "frames-differ");
            expect(told.map(({ code, path }) => `${code} ${path[1]}`)).toEqual(
              model.adaptsAnything ? [] : lossesOfShape(prompt, assets, sent),
            );
            for (const { severity, params } of told) {
              expect(severity).toBe("loss");
              expect(params["first"] ?? params["ratio"]).not.toBe(params["last"] ?? params["video"]);
            }
          }),
        );
      },
    );

    test("a clip of a nominal rate fits, however it is told", () => {
      for (const fps of [23.976, 24, 29.97, 59.94, 60, 60.001]) {
        const clip = sampleAsset(1, "mp4", { measured: { fps } });
        const { issues } = compile(samplePrompt([clip], [0]), assetMap([clip]), "link");
        expect(issues.map(({ code }) => code)).not.toContain("fps-out-of-range");
      }
    });

    test("what is kept of it is what stands in the request, and is read back from it", async () => {
      await fc.assert(
        fc.asyncProperty(anyPrompt(model), async ({ prompt, assets }) => {
          const { request, sent, issues } = compile(prompt, assets, "link");
          if (hasError(issues)) return;
          expect(z.safeParse(sentSchema, sent).error).toBeUndefined();
          const { text, arrays, apart } = read(request);
          if (dialect) expect(sent.text?.written).toBe(text);
          const inArrays: ReferenceId[] = kinds.flatMap((kind) => arrays[kind]);
          for (const { id, kind } of prompt.references) {
            const use = sent.references[id]!; // something becomes of every one
            expect(use.as !== "nothing").toBe([...inArrays, ...apart].includes(id));
            if (use.as === "reference") expect(arrays[kind][use.position - 1]).toBe(id);
          }
          if (!provider.loadRequestReader) return;
          const stored = { modelId: model.id, modelVersion: model.version, request };
          const ids = prompt.references.map(({ id }) => id);
          expect(await rebuildSent(stored, ids)).toEqual(asReadBack(sent));
        }),
        { numRuns: runs },
      );
    });

    test("what the last variation of the largest seed is sent can be kept", () => {
      const { max = seedMax } = model.limits.settings.seed ?? {};
      const variations = 4;
      const seed = Math.min(max - variations + 1, seedMax);
      const prompt = samplePrompt([], ["A lake"], { settings: { ...newSettings, seed, variations } });
      const { sent } = provider.compile(prompt, new Map(), model, { route: "link", variation: variations });
      expect(z.safeParse(sentSchema, sent).error).toBeUndefined();
    });

    test("arrays keep the order of the list, also when it is turned around", () => {
      fc.assert(
        fc.property(anyPrompt(model), ({ prompt, assets }) => {
          const turned = { ...prompt, references: prompt.references.toReversed() };
          for (const each of [prompt, turned]) {
            const { arrays } = read(compile(each, assets, "link").request);
            const order = each.references.map((reference) => reference.id);
            for (const kind of kinds)
              expect(arrays[kind]).toEqual(order.filter((id) => arrays[kind].includes(id)));
          }
        }),
      );
    });
  });
}

/** What a model that is sent frames must be told to lose of their shapes: each code with the frame. */
function lossesOfShape(prompt: Prompt, assets: ReadonlyMap<AssetId, Asset>, sent: Sent): string[] {
  const [first, last] = (["first-frame", "last-frame"] as const).map((as) => {
    const frame = prompt.references.find(({ id }) => sent.references[id]?.as === as);
    const measured = frame?.assetId && assets.get(frame.assetId)?.measured;
    return measured ? { id: frame.id, shape: measured.widthPx! / measured.heightPx! } : null; // an image has both
  });
  const isUnlike = (one: number, other: number) => Math.abs(Math.log(one / other)) > toleratedShape;
  const { aspectRatio: video = "match" } = sent.settings;
  const cropped = [first, last].filter(
    (frame) => frame && video !== "match" && isUnlike(frame.shape, ratioValue(video)),
  );
  return [
    ...(first && last && isUnlike(first.shape, last.shape) ? [`frames-differ ${last.id}`] : []),
    ...cropped.map((frame) => `frame-cropped ${frame?.id}`),
  ];
}

function names(issue: Issue, id: ReferenceId, kind: Kind): boolean {
  return issue.path.includes(id) || (issue.code === "kind-not-taken" && issue.params.kind === kind);
}

function sourcesOf({ prompt, references, frames, settings }: Model["limits"]): Limits["prompt"]["source"][] {
  return [prompt, references, frames, settings, ...kinds.map((kind) => references[kind])].flatMap((row) =>
    row ? [row.source] : [],
  );
}
