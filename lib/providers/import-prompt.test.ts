import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { dialects, findSpellings } from "#lib/domain/prompt/dialect.ts";
import { formats } from "#lib/domain/media/format.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import { hasError } from "#lib/domain/limits/issue.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { type Prompt, promptSchema } from "#lib/domain/prompt/prompt.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { providers } from "./catalog.ts";
import type { Provider } from "./contract.ts";
import type { ImportedRequest } from "./imported-request.ts";
import { rebuildPrompt } from "./import-prompt.ts";
import { readPasted } from "./import-request.ts";
import { anyPrompt } from "./testing/any-prompt.ts";

type Assets = ReadonlyMap<AssetId, Asset>;

const ids = () => {
  let count = 5000;
  return () => sampleId<ReferenceId>((count += 1));
};

/** A body as it is sent: links in the places of references. */
function sent(provider: Provider, model: Model, prompt: Prompt, assets: Assets) {
  const { request, issues } = provider.compile(prompt, assets, model, { route: "link", variation: 1 });
  const links = new Map(
    prompt.references.map(({ id, assetId }) => {
      const asset = assetId && assets.get(assetId);
      return [id, asset ? `https://media.example/${asset.id}.${formats[asset.format].extension}` : ""];
    }),
  );
  const body: unknown = JSON.parse(JSON.stringify(request), (_key, value: unknown) =>
    value !== null && typeof value === "object" && "media" in value
      ? links.get(value.media as ReferenceId) // what a placeholder holds
      : value,
  );
  return { body, issues };
}

/** The prompt of a request, with the assets that stand behind its links. */
function rebuilt(request: ImportedRequest, model: Model): Prompt {
  const { prompt, urls } = rebuildPrompt(request, model, { createId: ids(), modelIds: [model.id] });
  const references = prompt.references.map((reference) => ({
    ...reference,
    assetId: urls.get(reference.id)!.slice("https://media.example/".length, -4).replace(/\.$/, "") as AssetId, // the links above are made of ids
  }));
  return promptSchema.parse({ ...prompt, references });
}

const all = providers
  .filter((provider) => "loadRequestReader" in provider)
  .flatMap((provider) =>
    [...provider.models, ...Object.values(provider.otherContracts ?? {}).flat()].map(
      (model) => [`${model.id} ${model.contract ?? ""}`, provider, model] as const,
    ),
  );

test("every provider that is asked by others too reads its requests back", () => {
  expect(all.length).toBeGreaterThanOrEqual(9);
});

describe.each(all)("%s", (_name, provider, model) => {
  const line = (body: unknown) =>
    `curl ${provider.defaultBaseUrl}${provider.submitPath?.(model)} -d $'${JSON.stringify(body)
      .replaceAll("\\", "\\\\")
      .replaceAll("'", String.raw`\'`)}'`;

  test("compiled, pasted and compiled again, a prompt gives the same body", async () => {
    const isBrokenOff = /\ud800/;
    let read = 0;
    await fc.assert(
      fc.asyncProperty(anyPrompt(model), fc.boolean(), async ({ prompt, assets }, isCurl) => {
        const { body, issues } = sent(provider, model, prompt, assets);
        if (hasError(issues) || isBrokenOff.test(canonicalJson(body))) return;
        const { prompt: text } = body as { prompt: string }; // every provider's field for the text
        // Words beside the tokens that spell one in some dialect are taken for what they spell: another law.
        const tokens = findSpellings(text).map(({ start, end }) => text.slice(start, end));
        if (
          !findSpellings(text).every(({ kind, ordinal }, at) => tokens[at] === written(model, kind, ordinal))
        )
          return;
        const found = await readPasted(isCurl ? line(body) : JSON.stringify(body), providers);
        if (found.state !== "request") throw new Error(`It was read as ${found.state}`);
        expect(found.request.modelId).toBe(model.id);
        const again = sent(provider, model, rebuilt(found.request, model), assets);
        expect(again.body).toEqual(body);
        expect(found.request.notes).toEqual([]);
        read += 1;
      }),
    );
    expect(read).toBeGreaterThan(runsAt(10));
  });

  test("whatever is pasted for it, the rebuilt prompt is one that can be saved", async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(-1, 0, 4, "auto", "4k", "16:9", true, [], ["https://media.example/a.png"]),
    );
    const names = Object.keys(sent(provider, model, samplePromptOf(model), new Map()).body as object); // a body is an object
    const own = { ...(sent(provider, model, samplePromptOf(model), new Map()).body as object) };
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...names.filter((name) => name !== "model"), "seed"), value),
        async (change) => {
          const found = await readPasted(line({ ...own, ...change }), providers);
          if (found.state !== "request") throw new Error(`It was read as ${found.state}`);
          const { prompt } = rebuildPrompt(found.request, model, { createId: ids(), modelIds: [] });
          expect(promptSchema.safeParse(prompt).error).toBeUndefined();
        },
      ),
    );
  });
});

function written(model: Model, kind: "image" | "video" | "audio", ordinal: number): string {
  return model.dialect ? dialects[model.dialect.id].write(kind, ordinal) : "";
}

function samplePromptOf(model: Model): Prompt {
  return rebuildPrompt(
    { modelId: model.id, text: "x", references: [], settings: {}, extras: {}, notes: [] },
    model,
    { createId: ids(), modelIds: [model.id] },
  ).prompt;
}

const oxen = all.find(([, , model]) => model.dialect?.id === "at")!; // one that documents its dialect
const request = (text: string, references: ImportedRequest["references"] = []): ImportedRequest => ({
  modelId: oxen[2].id,
  text,
  references,
  settings: { seed: 0 },
  extras: {},
  notes: [],
});
const file = (name: string, role: "first-frame" | null = null) =>
  ({ kind: "image", role, url: `https://media.example/${name}`, name }) as const;

describe("the text of a request", () => {
  const rebuild = (given: ImportedRequest) => {
    const { prompt, notes } = rebuildPrompt(given, oxen[2], { createId: ids(), modelIds: [] });
    const names = new Map(prompt.references.map(({ id, name }) => [id, name]));
    return {
      body: prompt.body
        .map((node) => (node.type === "text" ? node.text : `⟨${names.get(node.id)}⟩`))
        .join(""),
      notes,
      prompt,
    };
  };

  test("gets its tokens in any dialect, and says which were not its own", () => {
    const files = [file("a.png"), file("b.png")];
    const { body, notes } = rebuild(
      request("@Image1 meets [Image 2], 图片1也 and <IMAGE_1>. @Video1?", files),
    );
    expect(body).toBe("⟨a.png⟩ meets ⟨b.png⟩, ⟨a.png⟩也 and ⟨b.png⟩. @Video1?");
    expect(notes).toEqual([
      { code: "read-as-token", words: ["[Image 2]", "图片1", "<IMAGE_1>"] },
      { code: "token-unknown", words: ["@Video1"] },
    ]);
  });

  test("counts what stands in the arrays, and finds a frame where nothing does", () => {
    expect(rebuild(request("@Image1", [file("frame.png", "first-frame"), file("a.png")])).body).toBe(
      "⟨a.png⟩",
    );
    expect(rebuild(request("@Image1", [file("frame.png", "first-frame")])).body).toBe("⟨frame.png⟩");
  });

  test("keeps the studio's bounds: fifty references, a document that can be saved", () => {
    const files = Array.from({ length: 60 }, (_, index) => file(`${index}.png`));
    const { prompt, notes } = rebuild(request("@Image1 and ".repeat(3000), files));
    expect(promptSchema.safeParse(prompt).error).toBeUndefined();
    expect(prompt.references).toHaveLength(50);
    expect(notes[0]).toEqual({ code: "too-many", count: 10 });
  });

  test("is said to be of another contract than the one in use", () => {
    const { notes } = rebuild({ ...request("x"), contract: "another" });
    expect(notes).toEqual([{ code: "other-contract", contract: "another" }]);
  });
});
