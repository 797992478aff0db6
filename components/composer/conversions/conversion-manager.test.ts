import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeReference, replaceFile, setRole } from "#components/composer/reference-changes.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import { sampleAsset, sampleId } from "#lib/domain/testing/samples.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { openDesk, openStudio, settle } from "./testing/conversion-desk.ts";

const [animatic, oxen, modellix] = [
  "animatic/animatic",
  "oxen/seedance-2.0-r2v",
  "modellix/seedance-2.0-v2v",
] as const;
const photo = sampleAsset(1, "heic", {
  name: "photo.heic",
  measured: { widthPx: 4032, heightPx: 3024, needsConverting: true },
});
const tiff = sampleAsset(2, "tiff", { name: "scan.tiff" });
const clip = sampleAsset(3, "mp4", { name: "clip.mp4" });
const small = { version: 1, format: "mp4", shortSidePx: 480 } as const;

describe("what every chosen model needs", () => {
  test("is converted by itself, told once, and undone by one press that is never made good again by itself", async () => {
    const desk = openDesk([photo], [animatic, oxen]);
    expect(desk.shown(0)).toEqual({ state: "waiting", progress: 0, isByItself: true });
    await settle();
    const { id } = desk.studio.rows()[0]!;
    desk.studio.change(id, { state: "making", progress: 0.4 });
    desk.look();
    expect(desk.shown(0)).toEqual({ state: "making", progress: 0.4, isByItself: true });
    const made = desk.studio.make(id);
    desk.look();
    expect(desk.references()).toMatchObject([{ assetId: made.id, name: "photo.jpg" }]);
    expect(desk.shown(0)).toMatchObject({ state: "done" });
    expect(desk.manuscript.undoable.get().canUndo).toBe(false);

    desk.manager.revert(desk.references()[0]!.id);
    expect(desk.references()).toMatchObject([{ assetId: photo.id, name: "photo.heic", asIs: true }]);
    await settle();
    expect([desk.shown(0), desk.studio.asked]).toEqual([undefined, ["jpeg"]]);
    desk.manuscript.undo();
    expect(desk.references()).toMatchObject([{ assetId: made.id, name: "photo.jpg" }]);
    expect(desk.references()[0]).not.toHaveProperty("asIs");
  });

  test("begins as soon as the models are such, and not while one takes the file", async () => {
    const desk = openDesk([tiff], [animatic]);
    expect(desk.shown(0)).toBeUndefined();
    desk.choose([animatic, modellix]);
    expect(desk.shown(0)).toBeUndefined();
    desk.choose([animatic, oxen]);
    await settle();
    expect([desk.shown(0)?.state, desk.studio.asked]).toEqual(["waiting", ["jpeg"]]);
  });

  test("stays as it is once it was canceled, and nothing is left of it", async () => {
    const desk = openDesk([photo], [oxen]);
    await settle();
    desk.manager.cancel(desk.references()[0]!.id);
    await settle();
    expect(desk.studio.rows()).toMatchObject([{ state: "canceled" }]);
    expect(desk.references()).toMatchObject([{ assetId: photo.id, asIs: true }]);
    expect(desk.store.get().conversions).toEqual([]);
  });

  test("is not asked for again where it was canceled in another tab", async () => {
    const desk = openDesk([photo], [oxen]);
    await settle();
    desk.studio.change(desk.studio.rows()[0]!.id, { state: "canceled" });
    desk.look();
    desk.choose([oxen, animatic]);
    await settle();
    expect([desk.shown(0), desk.studio.asked]).toEqual([undefined, ["jpeg"]]);
  });

  test("says why it failed, until it is tried again or has another file", async () => {
    const desk = openDesk([photo], [oxen]);
    await settle();
    desk.studio.change(desk.studio.rows()[0]!.id, { state: "failed", trouble: "damaged" });
    desk.look();
    expect(desk.shown(0)).toMatchObject({ state: "failed", reason: expect.stringMatching(/^Damaged/) });
    desk.manager.retry(desk.references()[0]!.id);
    await settle();
    expect(desk.shown(0)).toEqual({ state: "waiting", progress: 0, isByItself: true });
    const file = { kind: "video", name: clip.name, assetId: clip.id } as const;
    desk.manuscript.change((prompt) => replaceFile(prompt, desk.references()[0]!.id, file));
    await settle();
    expect([desk.store.get().conversions, desk.studio.rows()[0]?.state]).toEqual([[], "canceled"]);
  });

  test("is no more told once its author has gone on", async () => {
    const desk = openDesk([photo, clip], [animatic]);
    await settle();
    desk.studio.make(desk.studio.rows()[0]!.id);
    desk.look();
    expect(desk.shown(0)?.state).toBe("done");
    desk.manuscript.change((prompt) => setRole(prompt, desk.references()[1]!.id, "motion"));
    expect(desk.shown(0)).toBeUndefined();
  });

  test("is made once for two references, and ended when neither waits for it", async () => {
    const desk = openDesk([photo], [oxen]);
    const again = { ...desk.references()[0]!, id: sampleId<ReferenceId>(77) };
    updateDocument(desk.store, (now) => ({ ...now, references: [...now.references, again] }));
    await settle();
    expect(desk.studio.rows()).toHaveLength(1);
    desk.manuscript.change((prompt) => removeReference(prompt, again.id));
    await settle();
    expect(desk.studio.rows()).toMatchObject([{ state: "waiting" }]);
    desk.studio.make(desk.studio.rows()[0]!.id);
    desk.look();
    expect(desk.references()[0]?.name).toBe("photo.jpg");
  });
});

test("what was made once and is gone is made again from its original, under the same name and id", async () => {
  const edit = { version: 1, format: "jpeg" } as const;
  const gone = sampleAsset(9, "jpeg", {
    ...{ name: "photo.jpg", state: "missing" as const },
    made: { from: photo.id, sha256: photo.sha256, edit },
  });
  const desk = openDesk([gone], [oxen], openStudio([photo, gone]));
  expect(desk.shown(0)).toBeUndefined();
  desk.store.update((state) => ({ ...state, assets: new Map(state.assets).set(photo.id, photo) }));
  await settle();
  expect(desk.shown(0)).toMatchObject({ state: "waiting", isByItself: true });
  const { id } = desk.studio.rows()[0]!;
  desk.studio.change(id, { state: "done", asset: { ...gone, state: "ready" } });
  const before = desk.references();
  desk.look();
  expect([desk.references(), desk.shown(0)]).toEqual([before, undefined]);
  expect(desk.store.get().assets.get(gone.id)?.state).toBe("ready");
});

test("a reference that has no file yet is given what is made of another", async () => {
  const desk = openDesk([clip], [animatic]);
  const { id } = desk.references()[0]!;
  const edit = { version: 1, format: "png", stillAt: 500 } as const;
  updateDocument(desk.store, (now) => ({
    ...now,
    references: [{ ...now.references[0]!, kind: "image", name: "still.png", assetId: null }],
  }));
  desk.wishes.push({ reference: id, of: null, from: clip.id, edit, does: "replace" });
  desk.manager.resume();
  await settle();
  const made = desk.studio.make(desk.studio.rows()[0]!.id);
  desk.look();
  expect(desk.references()).toMatchObject([{ assetId: made.id, name: "still.png", kind: "image" }]);
});

describe("what its author asks for", () => {
  test("takes the file's place, and one undo brings the file back", async () => {
    const desk = openDesk([clip], [animatic]);
    const { id } = desk.references()[0]!;
    desk.manager.convert(id, small);
    await settle();
    const made = desk.studio.make(desk.studio.rows()[0]!.id);
    desk.look();
    expect(desk.references()).toMatchObject([{ assetId: made.id }]);
    desk.manuscript.undo();
    expect(desk.references()).toMatchObject([{ assetId: clip.id, name: "clip.mp4" }]);
    desk.manuscript.redo();
    expect(desk.references()).toMatchObject([{ assetId: made.id }]);
  });

  test("is made of the original, however often it is edited", async () => {
    const desk = openDesk([clip], [animatic]);
    const { id } = desk.references()[0]!;
    for (const shortSidePx of [480, 360]) {
      desk.manager.convert(id, { ...small, shortSidePx });
      await settle();
      desk.studio.make(desk.studio.rows().at(-1)!.id);
      desk.look();
    }
    const { assetId } = desk.references()[0]!;
    expect(desk.store.get().assets.get(assetId!)?.made).toMatchObject({ from: clip.id });
  });

  test("takes over from what began by itself, and ends it where it is something else", async () => {
    const desk = openDesk([photo], [oxen]);
    const { id } = desk.references()[0]!;
    await settle();
    desk.manager.convert(id, { version: 1, format: "jpeg" });
    await settle();
    expect(desk.shown(0)).toMatchObject({ isByItself: false });
    expect(desk.studio.canceled).toEqual([]);
    desk.manager.convert(id, { version: 1, format: "png" });
    await settle();
    expect(desk.studio.rows().map(({ state }) => state)).toEqual(["canceled", "waiting"]);
  });

  test("goes on when the page is loaded anew, and is there at once where it was made meanwhile", async () => {
    const studio = openStudio([clip]);
    const before = openDesk([clip], [animatic], studio);
    before.manager.convert(before.references()[0]!.id, small);
    await settle();
    const made = studio.make(studio.rows()[0]!.id);
    const after = openDesk([clip], [animatic], studio, before.wishes);
    await settle();
    expect(after.references()).toMatchObject([{ assetId: made.id }]);
    expect([after.wishes, studio.rows().length]).toEqual([[], 1]);
  });

  test("comes to nothing where the reference has another file by then, or is gone", async () => {
    const desk = openDesk([clip, photo], [animatic]);
    const { id } = desk.references()[0]!;
    desk.manager.convert(id, small);
    await settle();
    desk.manuscript.change((prompt) => removeReference(prompt, id));
    await settle();
    expect(desk.studio.rows().find(({ state }) => state === "canceled")).toBeDefined();
    desk.manuscript.undo();
    expect(desk.references()[0]).toMatchObject({ assetId: clip.id });
    expect(desk.wishes).toEqual([]);
  });

  test("can be wanted again right after it was canceled", async () => {
    const desk = openDesk([clip], [animatic]);
    const { id } = desk.references()[0]!;
    desk.manager.convert(id, small);
    desk.manager.cancel(id); // before the studio has answered
    desk.manager.convert(id, small);
    await settle();
    desk.look();
    expect(desk.shown(0)).toMatchObject({ state: "waiting" });
    expect(desk.references()[0]).not.toHaveProperty("asIs");
  });

  test("is asked for once again where another tab has canceled it, which waits for the same, and then told", async () => {
    const desk = openDesk([clip], [animatic]);
    const { id } = desk.references()[0]!;
    desk.manager.convert(id, small);
    await settle();
    const row = desk.studio.rows()[0]!.id;
    desk.studio.change(row, { state: "canceled" });
    desk.look();
    await settle();
    expect([desk.studio.row(row).state, desk.studio.asked.length]).toEqual(["waiting", 2]);
    expect([desk.shown(0)?.state, desk.wishes.length]).toEqual(["waiting", 1]);
    desk.studio.change(row, { state: "canceled" });
    desk.look();
    await settle();
    expect(desk.studio.asked).toHaveLength(2);
    expect(desk.shown(0)).toMatchObject({ state: "failed", reason: expect.stringMatching(/another tab/) });
    desk.manager.retry(id);
    await settle();
    expect(desk.shown(0)).toMatchObject({ state: "waiting", isByItself: false });
  });

  test("is a reference of its own at the end of the list where it was taken out", async () => {
    const desk = openDesk([clip, photo], [animatic]);
    desk.manager.takeOut(desk.references()[0]!.id, { version: 1, format: "png", stillAt: 1500 });
    await settle();
    const row = desk.studio.rows().find(({ asset, state }) => asset === null && state === "waiting");
    for (const { id } of desk.studio.rows())
      if (desk.studio.row(id).state === "waiting") desk.studio.make(id);
    desk.look();
    expect(row).toBeDefined();
    expect(desk.references()).toMatchObject([
      { name: "clip.mp4" },
      { name: "photo.jpg" },
      { name: "clip, 1.5 s.png", kind: "image" },
    ]);
    desk.manuscript.undo();
    expect(desk.references()).toHaveLength(2);
  });
});

test("whatever is done and undone while files are converted, a reference has a file of its own descent", async () => {
  type Act = {
    does:
      | "convert"
      | "revert"
      | "cancel"
      | "remove"
      | "role"
      | "undo"
      | "redo"
      | "make"
      | "fail"
      | "look"
      | "models";
    at: number;
  };
  const acts = fc.array(
    fc.record({
      does: fc.constantFrom<Act["does"]>(
        ...(["convert", "revert", "cancel", "remove", "role", "undo", "redo"] as const),
        ...(["make", "make", "look", "look", "fail", "models"] as const),
      ),
      at: fc.nat(3),
    }),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const files = [photo, tiff, clip];
      const desk = openDesk(files, [animatic, oxen]);
      const own = new Map(desk.references().map(({ id, assetId }) => [id, assetId]));
      const perform = ({ does, at }: Act) => {
        const reference = desk.references()[at];
        const row = desk.studio.rows()[at];
        const isRunning = row?.state === "waiting" || row?.state === "making";
        if (does === "undo") desk.manuscript.undo();
        else if (does === "redo") desk.manuscript.redo();
        else if (does === "look") desk.look();
        else if (does === "models") desk.choose(at % 2 === 0 ? [animatic] : [oxen, modellix]);
        else if (does === "make" || does === "fail") {
          if (!isRunning) return;
          if (does === "make") desk.studio.make(row.id);
          else desk.studio.change(row.id, { state: "failed", trouble: "damaged" });
        } else if (!reference) return;
        else if (does === "convert")
          desk.manager.convert(reference.id, {
            ...{ version: 1, format: reference.kind === "image" ? "png" : "mp4", shortSidePx: 100 + at },
          });
        else if (does === "revert") desk.manager.revert(reference.id);
        else if (does === "cancel") desk.manager.cancel(reference.id);
        else if (does === "role") desk.manuscript.change((prompt) => setRole(prompt, reference.id, "style"));
        else desk.manuscript.change((prompt) => removeReference(prompt, reference.id));
      };
      for (const act of all) {
        perform(act);
        await settle();
        const { document, assets, conversions } = desk.store.get();
        for (const { id, assetId } of [...document.references, ...document.removed]) {
          const root = own.get(id)!;
          const asset = assets.get(assetId!);
          expect(assetId === root || asset?.made?.from === root).toBe(true);
        }
        for (const entry of conversions)
          expect(document.references.find(({ id }) => id === entry.reference)?.assetId).toBe(entry.of);
      }
    }),
    { seed: 17, numRuns: 150 },
  );
});

test("an asset that only the studio knows is nobody's to convert", () => {
  const desk = openDesk([clip], [animatic]);
  updateDocument(desk.store, (now) => ({
    ...now,
    references: [{ ...now.references[0]!, assetId: sampleId<AssetId>(404) }],
  }));
  desk.manager.convert(desk.references()[0]!.id, small);
  expect(desk.store.get().conversions).toEqual([]);
});
