import fc from "fast-check";
import { Slice } from "prosemirror-model";
import { undoDepth } from "prosemirror-history";
import { TextSelection, type Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import type { Brought } from "#components/composer/uploads/brought.ts";
import {
  addReferences,
  bindAsset,
  moveReference,
  removeReference,
  replaceFile,
  setRole,
} from "#components/composer/reference-changes.ts";
import { createStore } from "#components/state/store.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { newPrompt, type Prompt, promptSchema } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { createManuscript } from "./manuscript.ts";
import { createRemovals } from "./removals.ts";
import { schema } from "./schema.ts";
import { createTakeCopied } from "./take-copied.ts";
import { createTokenDirectory } from "./token-directory.ts";

/** A desk at which one prompt is written. Every file has a number: it is that of its name and of its asset. */
function openDesk(opened: Prompt = newPrompt([])) {
  const document = createStore(opened);
  const files = new Map<ReferenceId, Brought>();
  const removals = createRemovals(() => document.get().references);
  const directory = createTokenDirectory({
    document: document.get,
    pictureUrl: () => null,
    subscribe: document.subscribe,
  });
  const manuscript = createManuscript({
    document,
    directory,
    fileOf: (id) => files.get(id),
    giveFile: (id, file) => (file ? files.set(id, file) : files.delete(id)),
    onTextChange: () => undefined,
    onChange: (changes, isHistory) => removals.note(changes, isHistory),
  });
  let time = Date.now();
  return {
    document,
    files,
    removals,
    manuscript,
    /** What would be saved now. */
    prompt: (): Prompt => ({ ...document.get(), body: manuscript.body() }),
    /** Changes the text as a hand does that has rested before. */
    write(change: (transaction: Transaction) => void) {
      time += 10_000;
      const { tr } = manuscript.state();
      change(tr);
      manuscript.dispatch(tr.setTime(time));
    },
    add(number: number, kind: Kind = "image") {
      const reference = referenceOf(number, kind);
      manuscript.change((prompt) => addReferences(prompt, [reference]), {
        files: new Map([[reference.id, broughtOf(number)]]),
      });
      manuscript.convertAdded(new Set([reference.id]));
      return reference.id;
    },
    replace(id: ReferenceId, number: number, kind: Kind) {
      const file = { kind, name: nameOf(number), assetId: null };
      manuscript.change((prompt) => replaceFile(prompt, id, file), {
        files: new Map([[id, broughtOf(number)]]),
      });
    },
    /** The upload of a reference's file ends. */
    arrive(id: ReferenceId) {
      const file = files.get(id);
      const assetId = file?.copyOf ?? (file?.upload.reason ? assetOf(Number(file.upload.reason)) : null);
      if (!file || assetId === null) return;
      file.assetId = assetId;
      document.update((prompt) => bindAsset(prompt, id, assetId));
    },
    /** The studio does not take a reference's file. */
    refuse(id: ReferenceId) {
      const file = files.get(id);
      if (file) file.isRefused = true;
      files.delete(id);
      document.update((prompt) => removeReference(prompt, id));
    },
  };
}

const nameOf = (number: number) => `file${number}.png`;
const assetOf = (number: number) => sampleId<AssetId>(number);
const referenceOf = (number: number, kind: Kind): Reference => ({
  id: sampleId<ReferenceId>(number + 5000),
  assetId: null,
  kind,
  name: nameOf(number),
  role: null,
});

/** Its number stands in the one place of it that is free. */
const broughtOf = (number: number): Brought => ({
  source: () => Promise.resolve(assetOf(number)),
  file: null,
  upload: {
    state: "waiting",
    progress: 0,
    format: "png",
    sizeBytes: 0,
    localUrl: null,
    reason: String(number),
  },
  assetId: null,
  isRefused: false,
});

type Desk = ReturnType<typeof openDesk>;

const takeCopied = ({ document, files, manuscript }: Desk) =>
  createTakeCopied(
    {
      get: () => ({
        document: document.get(),
        assets: new Map(),
        uploads: new Map(),
        refusals: [],
        conversions: [],
      }),
      update: (change) =>
        document.update(
          (now) =>
            change({ document: now, assets: new Map(), uploads: new Map(), refusals: [], conversions: [] })
              .document,
        ),
      subscribe: document.subscribe,
    },
    { fileOf: (id) => files.get(id) },
    manuscript.change,
  );

/** The text with each token as its file's name, or struck through. */
function read({ prompt }: Desk): string {
  const { body, references, removed } = prompt();
  const nameIn = (list: readonly Reference[], id: string) => list.find((one) => one.id === id)?.name;
  return body
    .map((node) => {
      if (node.type === "text") return node.text;
      return `[${nameIn(references, node.id) ?? `-${nameIn(removed, node.id) ?? "?"}-`}]`;
    })
    .join("");
}

const type = (desk: Desk, text: string) =>
  desk.write((tr) => tr.setSelection(TextSelection.atEnd(tr.doc)).insertText(text));

describe("one undo for text and references", () => {
  test("brings a removed reference back whole: its place, its role, its file and its chips", () => {
    const desk = openDesk();
    const ids = [1, 2, 3].map((number) => desk.add(number));
    for (const id of ids) desk.arrive(id);
    desk.manuscript.insert(ids[1]!);
    desk.manuscript.change((prompt) => setRole(prompt, ids[1]!, "style"));
    const before = desk.prompt();
    desk.manuscript.change((prompt) => removeReference(prompt, ids[1]!));
    expect(read(desk)).toBe("[-file2.png-]");
    expect(desk.manuscript.undo()).toBe(true);
    expect(desk.prompt()).toEqual(before);
    expect(read(desk)).toBe("[file2.png]");
  });

  test("takes back the removal alone, and not a word of what was written before or after it", () => {
    const desk = openDesk();
    const id = desk.add(1);
    type(desk, "A sentence. ");
    desk.manuscript.change((prompt) => removeReference(prompt, id));
    type(desk, "Another one.");
    desk.removals.putBack(id, desk.manuscript);
    expect(read(desk)).toBe("A sentence. Another one.");
    expect(desk.prompt().references).toHaveLength(1);
    desk.manuscript.undo();
    desk.manuscript.undo();
    expect([read(desk), desk.prompt().references.length]).toEqual(["A sentence. ", 0]);
    desk.manuscript.undo();
    expect([read(desk), desk.prompt().references.length]).toEqual(["A sentence. ", 1]);
  });

  test("goes back by one sentence where somebody writes without a pause", () => {
    const desk = openDesk();
    for (const character of "One. Two! 三。四")
      desk.manuscript.dispatch(desk.manuscript.state().tr.insertText(character).setTime(1));
    const seen = [read(desk)];
    while (desk.manuscript.undo()) seen.push(read(desk));
    expect(seen).toEqual(["One. Two! 三。四", "One. Two! 三。", "One. Two! ", "One. ", ""]);
  });

  test("what an upload became meanwhile stays with its file, also after it was replaced", () => {
    const desk = openDesk();
    const id = desk.add(1);
    const first = desk.files.get(id)!;
    desk.replace(id, 2, "image");
    first.assetId = assetOf(1); // it was on its last byte
    desk.arrive(id);
    expect(desk.prompt().references[0]).toMatchObject({ name: "file2.png", assetId: assetOf(2) });
    desk.manuscript.undo();
    expect(desk.prompt().references[0]).toMatchObject({ name: "file1.png", assetId: assetOf(1) });
    desk.manuscript.redo();
    expect(desk.prompt().references[0]).toMatchObject({ name: "file2.png", assetId: assetOf(2) });
  });

  test("a file that is fetched from a link after its reference stood in the list is not taken back with an earlier role", () => {
    const linked = referenceOf(1, "image");
    const desk = openDesk(addReferences(newPrompt([]), [linked]));
    desk.manuscript.change((prompt) => setRole(prompt, linked.id, "style"));
    desk.files.set(linked.id, broughtOf(1));
    desk.arrive(linked.id);
    desk.manuscript.undo();
    expect(desk.prompt().references).toEqual([{ ...linked, assetId: assetOf(1) }]);
  });

  test("words that become tokens of an added file are words again when that is taken back", () => {
    const desk = openDesk();
    type(desk, "See @Image1 now");
    desk.add(1);
    expect(read(desk)).toBe("See [file1.png] now");
    desk.manuscript.undo();
    expect([read(desk), desk.prompt().references]).toEqual(["See @Image1 now", []]);
  });

  test("a file that was refused does not come back, and one added elsewhere stays", () => {
    const desk = openDesk();
    const id = desk.add(1);
    desk.manuscript.change((prompt) => setRole(prompt, id, "style"));
    desk.document.update((prompt) => addReferences(prompt, [referenceOf(9, "video")]));
    desk.refuse(id);
    while (desk.manuscript.undo()) continue;
    while (desk.manuscript.redo()) continue;
    expect(desk.prompt().references.map(({ name }) => name)).toEqual(["file9.png"]);
  });

  test("a prompt that took the place of another goes, and the other comes back with its text and its files", () => {
    const desk = openDesk();
    const id = desk.add(1);
    desk.arrive(id);
    type(desk, "Mine: [Image 1] here.");
    const before = desk.prompt();
    desk.document.update(() => before);
    const body = [{ type: "text" as const, text: "Theirs, with [Image 1].\nAnd more." }];
    const theirs = { ...newPrompt([]), body, references: [referenceOf(2, "video")] };
    desk.document.update(() => theirs);
    desk.manuscript.takeOver(before);
    expect([desk.document.get(), desk.manuscript.body()]).toEqual([theirs, body]);
    expect(desk.document.get()).toBe(theirs);
    type(desk, "!");
    desk.manuscript.undo();
    expect(read(desk)).toBe("Theirs, with [Image 1].\nAnd more.");
    desk.manuscript.undo();
    expect([read(desk), desk.prompt().references]).toEqual([
      "Mine: [file1.png] here.",
      [{ ...referenceOf(1, "image"), assetId: assetOf(1) }],
    ]);
    desk.manuscript.redo();
    expect(desk.prompt()).toMatchObject({ body, references: theirs.references });
  });

  test("tokens of pasted files come where the caret was, however much was written since", () => {
    const desk = openDesk();
    type(desk, "ab");
    desk.write((tr) => tr.setSelection(TextSelection.create(tr.doc, 2)));
    const { place, release } = desk.manuscript.holdCaret();
    desk.write((tr) => tr.insertText("x", 1));
    const reference = referenceOf(1, "image");
    desk.manuscript.change((prompt) => addReferences(prompt, [reference]), {
      files: new Map([[reference.id, broughtOf(1)]]),
      tokens: { ids: [reference.id], place },
    });
    release();
    expect(read(desk)).toBe("xa [file1.png]b");
    desk.manuscript.undo();
    expect([read(desk), desk.prompt().references]).toEqual(["xab", []]);
  });
});

describe("a copied text", () => {
  const copiedFrom = (desk: Desk) => ({
    references: desk.prompt().references,
    doc: desk.manuscript.state().doc,
  });

  /** Pastes all of another prompt at the end of this one. */
  function paste(desk: Desk, { references, doc }: ReturnType<typeof copiedFrom>, isFromHere: boolean): void {
    const take = takeCopied(desk);
    const used = new Set<string>();
    doc.descendants((node) => void (node.type.name === "reference" && used.add(String(node.attrs["id"]))));
    const taken = take(
      references.filter(({ id }) => used.has(id)),
      isFromHere,
    );
    taken.paste((tr) => {
      tr.setSelection(TextSelection.atEnd(tr.doc)).replaceSelection(
        Slice.fromJSON(
          schema,
          JSON.parse(
            JSON.stringify(doc.slice(1, doc.content.size - 1)).replaceAll(
              /"id":"([^"]+)"/g,
              (whole, id: ReferenceId) => (taken.ids.has(id) ? `"id":"${taken.ids.get(id)}"` : whole),
            ),
          ),
        ),
      );
    });
  }

  test("brings its files along, each once, in one undo; and means a file that is there already", () => {
    const source = openDesk();
    for (const number of [1, 2]) {
      const id = source.add(number);
      source.arrive(id);
      source.manuscript.insert(id);
    }
    const desk = openDesk();
    const own = desk.add(2);
    desk.arrive(own);
    paste(desk, copiedFrom(source), false);
    paste(desk, copiedFrom(source), false);
    expect(read(desk)).toBe("[file1.png] [file2.png][file1.png] [file2.png]");
    expect(desk.prompt().references.map(({ name }) => name)).toEqual(["file2.png", "file1.png"]);
    expect(desk.prompt().references[1], "nobody has said yet that it is the member's").toMatchObject({
      assetId: null,
    });
    desk.manuscript.undo();
    desk.manuscript.undo();
    expect([read(desk), desk.prompt().references.length]).toEqual(["", 1]);
  });

  test("never means the other file that its reference has in the prompt into which it is pasted", () => {
    const source = openDesk();
    const id = source.add(1);
    source.arrive(id);
    source.manuscript.insert(id);
    const desk = openDesk(JSON.parse(JSON.stringify(source.prompt())) as Prompt);
    desk.replace(id, 2, "image");
    paste(desk, copiedFrom(source), false);
    expect(read(desk)).toBe("[file2.png][file1.png]");
  });

  test("whose files are not the member's keeps struck tokens", () => {
    const source = openDesk();
    const id = source.add(1);
    source.arrive(id);
    source.manuscript.insert(id);
    const desk = openDesk();
    paste(desk, copiedFrom(source), false);
    desk.refuse(desk.prompt().references[0]!.id);
    expect(read(desk)).toBe("[-file1.png-]");
    expect(desk.prompt().removed).toMatchObject([{ assetId: null }]);
  });
});

const actions = [
  "type",
  "type",
  "break",
  "delete",
  "token",
  "token",
  "add",
  "remove",
  "move",
  "replace",
  "role",
  "copy",
  "bring",
  "arrive",
  "undo",
  "undo",
  "redo",
] as const;
const disturbances = ["refuse", "elsewhere", "reload", "spell"] as const;

const steps = <Action extends string>(among: readonly Action[], most: number) =>
  fc.array(
    fc.record({
      action: fc.constantFrom(...among),
      at: fc.nat(1000),
      size: fc.nat(6),
      kind: fc.constantFrom<Kind>("image", "video", "audio"),
    }),
    { maxLength: most, size: "max" },
  );

type Step = { action: string; at: number; size: number; kind: Kind };

/** Changes the list, which then is just that. */
function change({ manuscript, prompt }: Desk, how: (prompt: Prompt) => Prompt): void {
  const { references } = how(prompt());
  manuscript.change(how);
  expect(prompt().references).toEqual(references);
}

/** Does one thing to the prompt as a hand would; `number` is that of a file that comes into it. */
function act(desk: Desk, { action, at, size, kind }: Step, number: number): void {
  const { manuscript } = desk;
  const { doc } = manuscript.state();
  const near = (place: number) => TextSelection.near(doc.resolve(Math.min(place, doc.content.size)));
  const { from } = near(at % (doc.content.size + 1));
  const to = Math.max(from, near(from + size).from);
  const { references } = desk.document.get();
  const one = references[at % Math.max(1, references.length)];
  if (action === "type") desk.write((tr) => tr.insertText("so ein Tag".slice(0, size + 1), from));
  else if (action === "spell") desk.write((tr) => tr.insertText(` [Image ${size + 1}] `, from));
  else if (action === "break") desk.write((tr) => tr.split(from));
  else if (action === "delete") desk.write((tr) => tr.delete(from, to));
  else if (action === "copy")
    desk.write((tr) => tr.replace(tr.doc.content.size, tr.doc.content.size, doc.slice(from, to)));
  else if (action === "add") desk.add(number, kind);
  else if (action === "elsewhere")
    desk.document.update((prompt) => addReferences(prompt, [referenceOf(number, kind)]));
  else if (action === "bring") {
    // Of a few files, so that some are there already; and by the id that another reference has here.
    const brought = { ...referenceOf(100_000 + (at % 3), "image"), assetId: assetOf(100_000 + (at % 3)) };
    const copied = one ? { ...brought, id: one.id } : brought;
    const { ids, paste } = takeCopied(desk)([copied], false);
    paste((tr) => tr.insert(from, schema.node("reference", { id: ids.get(copied.id) })));
  } else if (action === "undo") manuscript.undo();
  else if (action === "redo") manuscript.redo();
  else if (!one) return;
  else if (action === "token") desk.write((tr) => tr.insert(from, schema.node("reference", { id: one.id })));
  else if (action === "remove") change(desk, (prompt) => removeReference(prompt, one.id));
  else if (action === "move")
    change(desk, (prompt) => moveReference(prompt, one.id, size % 2 ? "up" : "down"));
  else if (action === "replace") desk.replace(one.id, number, kind);
  else if (action === "role")
    change(desk, (prompt) => setRole(prompt, one.id, size % 2 ? "subject" : "style"));
  else if (action === "arrive") desk.arrive(one.id);
  else if (action === "refuse") desk.refuse(one.id);
}

/** Whether names and assets, which have the same numbers, were mixed up somewhere. */
function expectTrue(desk: Desk): void {
  const prompt = desk.prompt();
  for (const { name, assetId } of [...prompt.references, ...prompt.removed])
    if (assetId !== null) expect(nameOf(Number(assetId.slice(-12)))).toBe(name);
  // What has arrived is there, whatever was taken back since.
  for (const { id, assetId } of prompt.references)
    if (desk.files.has(id)) expect(assetId).toBe(desk.files.get(id)?.assetId);
  const ids = [...prompt.references, ...prompt.removed].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

/** The prompt but for its assets, which come when they come, and those that were taken out. */
const gist = (desk: Desk) => {
  const { body, references } = desk.prompt();
  return {
    body,
    references: references.map((one) => ({ ...one, assetId: null })),
    read: read(desk).replaceAll(/-\?-|-file\d+\.png-/g, "-"),
  };
};

describe("over thousands of random edits", () => {
  test("each undo and redo gives exactly the text and the list of the step before, and a chip means its file", () => {
    fc.assert(
      fc.property(steps(actions, 80), (taken) => {
        const desk = openDesk();
        const past = [gist(desk)];
        let now = 0;
        for (const [index, step] of taken.entries()) {
          const depth = undoDepth(desk.manuscript.state());
          act(desk, step, index + 1);
          expectTrue(desk);
          const gained = undoDepth(desk.manuscript.state()) - depth;
          if (step.action === "undo" || step.action === "redo") now += gained;
          else if (gained > 0) {
            now += 1;
            past.splice(now, past.length, gist(desk));
          }
          expect(gist(desk)).toEqual(past[now]);
        }
        expect(promptSchema.safeParse(desk.prompt()).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("whatever is refused, added elsewhere or loaded anew in between, a chip means its file, and no word is lost", () => {
    fc.assert(
      fc.property(steps([...actions, ...disturbances], 80), (taken) => {
        let desk = openDesk();
        for (const [index, step] of taken.entries()) {
          if (step.action === "reload")
            desk = openDesk(promptSchema.parse(JSON.parse(JSON.stringify(desk.prompt()))));
          else act(desk, step, index + 1);
          expectTrue(desk);
        }
        const text = desk.manuscript.body();
        while (desk.manuscript.undo()) expectTrue(desk);
        while (desk.manuscript.redo()) expectTrue(desk);
        // What was taken back before the end comes back too, and then more than this stands there.
        const again = desk.manuscript.body();
        if (!taken.some(({ action }) => action === "undo")) expect(again).toEqual(text);
        expect(promptSchema.safeParse(desk.prompt()).success).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
