import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AssetId, ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import {
  openPromptFile,
  parsePromptFile as parseStoredFile,
  type PromptFile,
  promptFileText,
  writeOwnPromptFile,
  writePromptFile,
} from "./prompt-file.ts";
import { normalizeBody, type Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import { isSlot } from "#lib/domain/prompt/reference.ts";
import { anyDocument } from "#lib/domain/testing/any-document.ts";
import { sampleAsset, sampleId, sampleModel, samplePrompt } from "#lib/domain/testing/samples.ts";

const [hero, clip, song] = [sampleAsset(1, "png"), sampleAsset(2, "mp4"), sampleAsset(3, "mp3")] as const;
const asked = samplePrompt([hero, clip, song], ["See ", 0, " walk like ", 1, " to ", 2, "."]);
const snapshot: Snapshot = { prompt: asked, assets: [hero, clip, song] };
const everything = { showsSettings: true, showsModels: true };

function parsePromptFile(text: string): PromptFile | null {
  const stored = parseStoredFile(text);
  return stored.state === "read" ? stored.document : null;
}

/** Opens a file in a studio that has these files and offers every model. */
function open(file: PromptFile, { assets }: Pick<Snapshot, "assets"> = { assets: [] }) {
  let ids = 5000;
  return openPromptFile(file, {
    createId: () => sampleId<ReferenceId>((ids += 1)),
    ownAsset: (sha256, kind) =>
      assets.find((asset) => asset.sha256 === sha256 && (!kind || asset.kind === kind))?.id ?? null,
    isOffered: () => true,
    canBeChosen: () => true,
    otherwise: [sampleModel.id],
  });
}

/** A document in which references are told by their place, whatever their ids. */
function withoutIds({ references, removed, body, ...rest }: Prompt) {
  const ids = [...references, ...removed].map(({ id }) => id);
  const plain = (list: Prompt["references"]) =>
    list.map(({ id: _id, name, ...one }) => ({ ...one, name: name.replace(/[/\\\p{Cc}]+/gu, "-") }));
  const nodes = normalizeBody(body).map((node) =>
    node.type === "text" ? node.text : { place: ids.indexOf(node.id) },
  );
  return { ...rest, body: nodes, references: plain(references), removed: plain(removed) };
}

/** Without what a file never has: whom it is billed to, and references that nothing speaks of any more. */
function asFiled(prompt: Prompt): Prompt {
  const mentioned = new Set(prompt.body.map((node) => (node.type === "reference" ? node.id : null)));
  const overrides = Object.fromEntries(
    Object.entries(prompt.overrides).map(([id, { extras: { namespace: _gone, ...extras } = {}, ...own }]) => [
      id,
      { ...own, ...(Object.keys(extras).length > 0 ? { extras } : {}) },
    ]),
  );
  return { ...prompt, overrides, removed: prompt.removed.filter(({ id }) => mentioned.has(id)) };
}

describe("a prompt file", () => {
  test("of one's own brings the whole prompt back, with its files, under new ids", () => {
    fc.assert(
      fc.property(anyDocument, (made) => {
        fc.pre(made.prompt.modelIds.length > 0);
        const file = parsePromptFile(promptFileText(writeOwnPromptFile(made)));
        const { prompt, urls } = open(file!, made);
        expect(withoutIds(prompt)).toEqual(withoutIds(asFiled(made.prompt)));
        expect(urls.size).toBe(0);
        const before = new Set(made.prompt.references.map(({ id }) => id));
        for (const { id } of prompt.references) expect(before.has(id)).toBe(false);
      }),
    );
  });

  describe("with a file that an edit has made", () => {
    const edit = { version: 1, format: "jpeg" } as const;
    const photo = sampleAsset(4, "heic");
    const made = { from: photo.id, sha256: photo.sha256, edit };
    const converted = sampleAsset(5, "jpeg", { made });
    const ofFilm = { from: clip.id, sha256: clip.sha256, edit: { ...edit, stillAt: 40 } };
    const still = sampleAsset(6, "jpeg", { made: ofFilm });
    const prompt = samplePrompt([converted, still], ["See ", 0, 1]);
    const file = parsePromptFile(promptFileText(writeOwnPromptFile({ prompt, assets: [converted, still] })))!;
    const opened = (assets: Snapshot["assets"]) => {
      const { prompt: read, edits } = open(file, { assets });
      return read.references.map(({ id, assetId }) => ({ assetId, edit: edits.get(id) }));
    };

    test("finds that file, and makes nothing again", () => {
      expect(opened([photo, clip, converted, still])).toEqual([
        { assetId: converted.id, edit: undefined },
        { assetId: still.id, edit: undefined },
      ]);
    });

    test("has it made again of its original, whose place in the list the original takes where it can", () => {
      expect(opened([photo, clip])).toEqual([
        { assetId: photo.id, edit: { from: photo.id, edit } },
        { assetId: null, edit: { from: clip.id, edit: ofFilm.edit } },
      ]);
    });

    test("waits for a file where neither is here, and tells others nothing of either", () => {
      expect(opened([])).toEqual([
        { assetId: null, edit: undefined },
        { assetId: null, edit: undefined },
      ]);
      const shownReferences = new Map(prompt.references.map(({ id }) => [id, null]));
      const forOthers = promptFileText(writePromptFile({ prompt }, { ...everything, shownReferences }));
      expect(forOthers).not.toMatch(/[0-9a-f]{64}|made|stillAt/);
    });
  });

  test("keeps a file as it is for whom its author wants it so", () => {
    const prompt = samplePrompt([hero], [0]);
    const asIs = prompt.references.map((one) => ({ ...one, asIs: true as const }));
    const file = writeOwnPromptFile({ prompt: { ...prompt, references: asIs }, assets: [hero] });
    const { references } = open(file, { assets: [hero] }).prompt;
    expect(references).toMatchObject([{ asIs: true, assetId: hero.id }]);
  });

  test("for others holds no id, no hash and no account, and of what is hidden only its kind and place", () => {
    fc.assert(
      fc.property(anyDocument, fc.boolean(), fc.boolean(), (made, showsSettings, showsModels) => {
        const shownReferences = new Map<ReferenceId, string | null>(
          made.prompt.references.slice(0, 1).map(({ id }) => [id, "https://studio.example/g/t/1.png"]),
        );
        const file = writePromptFile(made, { shownReferences, showsSettings, showsModels });
        const text = promptFileText(file);
        expect(parsePromptFile(text)).toEqual(file);
        expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|a-secret-account|sha256/);
        for (const hidden of [...file.references.slice(1), ...file.removed])
          expect(hidden).toEqual({ kind: hidden.kind, role: null });
        if (!showsModels) expect([file.modelIds, file.overrides]).toEqual([[], {}]);
        if (!showsSettings) expect([file.settings, file.overrides]).toEqual([newSettings, {}]);
      }),
    );
  });

  test("with a hidden reference opens with an empty place of its kind, where its tokens stand", () => {
    const shownReferences = new Map([[asked.references[0]!.id, "https://studio.example/hero.png"]]);
    const { prompt, urls } = open(writePromptFile(snapshot, { shownReferences, ...everything }));
    expect(prompt.references.map(({ kind, name }) => [kind, name])).toEqual([
      ["image", "file1.png"],
      ["video", "a video"],
      ["audio", "a sound"],
    ]);
    expect(prompt.references.map(isSlot)).toEqual([false, true, true]);
    expect([...urls]).toEqual([[prompt.references[0]!.id, "https://studio.example/hero.png"]]);
    expect(prompt.body).toMatchObject(asked.body.map(({ type }) => ({ type })));
  });

  test("chooses the models that can be chosen and tells of the others; with none of them, the studio's own", () => {
    const known = sampleModel.id;
    const [locked, unknown] = ["sample/locked", "else/where"] as ModelId[]; // the right shape
    const file = writeOwnPromptFile({
      prompt: {
        ...asked,
        modelIds: [unknown!, locked!, known],
        overrides: { [unknown!]: { seed: 1 }, [locked!]: { seed: 2 } },
      },
      assets: [],
    });
    const options = {
      createId: () => sampleId<ReferenceId>(7),
      ownAsset: () => null,
      isOffered: (id: ModelId) => id !== unknown,
      canBeChosen: (id: ModelId) => id === known,
      otherwise: ["animatic/animatic" as ModelId], // the right shape
    };
    const { prompt, leftOutModels } = openPromptFile(file, options);
    expect([prompt.modelIds, leftOutModels]).toEqual([[known], [unknown, locked]]);
    expect(prompt.overrides).toEqual({ [locked!]: { seed: 2 } });
    expect(openPromptFile(file, { ...options, canBeChosen: () => false }).prompt.modelIds).toEqual([
      "animatic/animatic",
    ]);
  });

  test("comes without the keys that somebody left in its words", () => {
    const key = "sk-canary-81f3";
    const { body, ...file } = writeOwnPromptFile(snapshot);
    const { prompt, hadSecrets } = open({
      ...file,
      body: [{ type: "text", text: `A kite, Authorization: Bearer ${key}` }],
      settings: { ...file.settings, negativePrompt: `blur ${key}` },
      overrides: { [sampleModel.id]: { negativePrompt: key } },
    });
    expect([hadSecrets, JSON.stringify(prompt).includes(key)]).toEqual([true, false]);
    expect(prompt.settings.negativePrompt).toBe("blur …");
    expect(open({ ...file, body }).hadSecrets).toBe(false);
  });

  test("never binds a hash to a file of another kind, nor fetches what is here already", () => {
    const file = writeOwnPromptFile(snapshot);
    const kinds: (string | undefined)[] = [];
    openPromptFile(file, {
      createId: () => sampleId<ReferenceId>(7),
      ownAsset: (_sha256, kind) => {
        kinds.push(kind);
        return null;
      },
      isOffered: () => true,
      canBeChosen: () => true,
      otherwise: [],
    });
    expect(kinds).toEqual(["image", "video", "audio"]);
    const both = {
      ...file,
      references: file.references.map((one) => ({ ...one, url: "https://a.example/x" })),
    };
    expect(open(both, snapshot).urls.size).toBe(0);
    expect(open(both).urls.size).toBe(3);
  });
});

describe("what is no prompt file", () => {
  const file = writeOwnPromptFile(snapshot);
  const reference = file.references[0]!;
  const texts = (count: number, ...nodes: PromptFile["body"]) =>
    Array.from({ length: count }, () => nodes).flat();
  const changed: [what: string, value: unknown][] = [
    ["nothing", ""],
    ["another thing", { prompt: "x" }],
    ["a later version", { ...file, version: 2 }],
    ["an unknown field", { ...file, memberId: sampleId(1) }],
    ["an id in a reference", { ...file, references: [{ ...reference, id: sampleId(1) }] }],
    ["an asset in a reference", { ...file, references: [{ ...reference, assetId: sampleId<AssetId>(1) }] }],
    ["a token that names an id", { ...file, body: [{ type: "reference", id: sampleId(1001) }] }],
    ["a token beyond the list", { ...file, body: [{ type: "reference", at: 3 }] }],
    ["a token before the list", { ...file, body: [{ type: "reference", at: -1 }] }],
    ["a token of nothing that was removed", { ...file, body: [{ type: "missing", at: 0 }] }],
    ["a link that is none", { ...file, references: [{ ...reference, url: "javascript:alert(1)" }] }],
    ["a file of this machine", { ...file, references: [{ ...reference, url: "file:///etc/passwd" }] }],
    ["a name that is a path", { ...file, references: [{ ...reference, name: "../../etc/passwd" }] }],
    ["too many references", { ...file, references: Array.from({ length: 51 }, () => reference) }],
    ["a setting that there is not", { ...file, settings: { ...file.settings, fps: 60 } }],
    ["who is billed", { ...file, overrides: { "sample/model": { extras: { namespace: "theirs" } } } }],
    ["a text that no database takes", { ...file, body: [{ type: "text", text: "a\u0000b" }] }],
    ["half a character", { ...file, body: [{ type: "text", text: "a\ud83c" }] }],
    ["half a character in a name", { ...file, references: [{ ...reference, name: "\ud83c.png" }] }],
    [
      "nothing at all in a negative prompt",
      { ...file, settings: { ...file.settings, negativePrompt: "\u0000" } },
    ],
    [
      "more text than is kept, in pieces",
      { ...file, body: texts(2, { type: "text", text: "a".repeat(30_000) }) },
    ],
    [
      "more text than is kept, around tokens",
      {
        ...file,
        body: texts(5, { type: "text", text: "a".repeat(50_000) }, { type: "reference", at: 0 }),
      },
    ],
    ["a model that is none", { ...file, modelIds: ["__proto__"] }],
  ];
  test.each(changed)("is refused: %s", (_what, value) => {
    expect(parsePromptFile(JSON.stringify(value))).toBeNull();
  });

  test.each(["", "{", "null", "[]", "\u0000", "[".repeat(100_000)])("is refused as text: %.8s", (text) => {
    expect(parsePromptFile(text)).toBeNull();
  });

  test("whatever it is, reading it never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => parsePromptFile(text) === null));
    fc.assert(fc.property(fc.json(), (text) => parsePromptFile(text) === null));
  });
});
