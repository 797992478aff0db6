import type { ComposerState } from "#components/composer/composer-state.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { createManuscript } from "#components/composer/editor/manuscript.ts";
import { createTokenDirectory } from "#components/composer/editor/token-directory.ts";
import type { Brought } from "#components/composer/uploads/brought.ts";
import { createStore, type Store } from "#components/state/store.ts";
import type { AssetId, ConversionId, ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Conversion } from "#lib/domain/media/conversion.ts";
import { type Edit, editKey } from "#lib/domain/media/edit.ts";
import { editedName } from "#lib/domain/media/file-names.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { createConversionManager } from "#components/composer/conversions/conversion-manager.ts";
import { keyOf, type Wish } from "#components/composer/conversions/wishes.ts";

/** A studio that converts when it is told to, and once what is the same. */
export function openStudio(known: readonly Asset[]) {
  const rows = new Map<string, Conversion>();
  const edits = new Map<ConversionId, { assetId: AssetId; edit: Edit }>();
  const assets = new Map(known.map((asset) => [asset.id, asset]));
  let made = 0;
  const asked: string[] = [];
  const row = (id: ConversionId) => [...rows.values()].find((one) => one.id === id)!; // it was asked for
  const change = (id: ConversionId, next: Partial<Conversion>) => Object.assign(row(id), next);
  return {
    asked,
    canceled: [] as ConversionId[],
    rows: () => [...rows.values()].map((one) => ({ ...one })),
    row,
    ask({ assetId, edit }: { assetId: AssetId; edit: Edit }) {
      const key = `${assetId} ${editKey(edit)}`;
      asked.push(edit.format);
      const there = rows.get(key) ?? {
        ...{ id: sampleId<ConversionId>(8000 + rows.size), state: "waiting" as const },
        ...{ progress: 0, trouble: null, asset: null },
      };
      rows.set(key, there);
      edits.set(there.id, { assetId, edit });
      if (there.state === "failed" || there.state === "canceled") there.state = "waiting";
      return Promise.resolve({ ok: true as const, conversion: { ...there } });
    },
    change,
    /** Makes what is waited for. */
    make(id: ConversionId): Asset {
      const { assetId, edit } = edits.get(id)!; // it was asked for
      const parent = assets.get(assetId)!; // one that is known
      const asset: Asset = {
        ...afterEdit(parent, edit),
        ...{ id: sampleId<AssetId>(9000 + made), name: editedName(parent.name, parent.kind, edit) },
        ...{
          sha256: String(9000 + made).padStart(64, "0"),
          made: { from: assetId, sha256: parent.sha256, edit },
        },
      };
      made += 1;
      assets.set(asset.id, asset);
      change(id, { state: "done", progress: 1, asset });
      return asset;
    },
  };
}

/** One open prompt with these files, its history and its conversions. */
export function openDesk(
  files: readonly Asset[],
  modelIds: readonly string[],
  studio = openStudio(files),
  kept: Wish[] = [],
) {
  const document = {
    ...samplePrompt(
      files,
      files.map((_, at) => at),
    ),
    modelIds: modelIds as ModelId[],
  }; // of the catalog
  const store = createStore<ComposerState>({
    ...{ document, assets: assetMap(files), uploads: new Map(), refusals: [], conversions: [] },
  });
  const brought = new Map<ReferenceId, Brought>();
  const documentStore: Store<Prompt> = {
    get: () => store.get().document,
    update: (next) => updateDocument(store, next),
    subscribe: store.subscribe,
  };
  const directory = createTokenDirectory({
    document: documentStore.get,
    pictureUrl: () => null,
    subscribe: store.subscribe,
  });
  const giveFile = (id: ReferenceId, file: Brought | undefined) =>
    void (file ? brought.set(id, file) : brought.delete(id));
  const manuscript = createManuscript({
    ...{ document: documentStore, directory, giveFile, onTextChange: () => undefined },
    fileOf: (id) => brought.get(id),
  });
  const wishes = [...kept];
  const manager = createConversionManager({
    ...{ store, change: manuscript.change, uploads: { giveFile }, isOpen: () => true },
    models: () =>
      allModels().flatMap(({ model }) => (store.get().document.modelIds.includes(model.id) ? model : [])),
    ask: (wish) => studio.ask(wish),
    cancel(id) {
      studio.canceled.push(id);
      const { state } = studio.row(id);
      if (state === "waiting" || state === "making") studio.change(id, { state: "canceled" });
      return Promise.resolve();
    },
    wishes: {
      all: () => [...wishes],
      add: (wish) => void wishes.push(wish),
      remove(key) {
        for (const one of wishes.filter((wish) => keyOf(wish) === key)) wishes.splice(wishes.indexOf(one), 1);
      },
    },
  });
  manager.start();
  return {
    ...{ store, manuscript, manager, studio, wishes, brought },
    references: () => store.get().document.references,
    /** What the page shows of a reference's conversion. */
    shown: (at: number) => {
      const { id } = store.get().document.references[at]!; // one of the list
      const { state, progress, isByItself, reason } =
        store.get().conversions.find(({ reference }) => reference === id) ?? {};
      return state && { state, progress, isByItself, ...(reason && { reason }) };
    },
    choose: (ids: readonly string[]) =>
      updateDocument(store, (now) => ({ ...now, modelIds: ids as ModelId[] })), // of the catalog
    /** The page hears how all of them are. */
    look: () =>
      manager.hear(
        studio.rows().map(({ id }) => id),
        studio.rows(),
      ),
  };
}

/** Lets what was asked be answered. */
export const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
