import { announce } from "#components/state/announce.ts";
import { type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { onPart } from "#components/state/store.ts";
import {
  type ComposerStore,
  conversionOf,
  type Converting,
  isMoving,
  updateDocument,
} from "#components/composer/composer-state.ts";
import type { Manuscript } from "#components/composer/editor/manuscript.ts";
import { addReferences, keepAsIs, replaceFile } from "#components/composer/reference-changes.ts";
import { uploadMessages } from "#components/composer/uploads/messages.ts";
import type { UploadManager } from "#components/composer/uploads/upload-manager.ts";
import { type AssetId, type ConversionId, type ReferenceId, referenceIdSchema } from "#lib/domain/base/id.ts";
import { isConvertingNeeded, planEdit } from "#lib/domain/limits/plan-edit.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Conversion } from "#lib/domain/media/conversion.ts";
import { type Edit, editKey } from "#lib/domain/media/edit.ts";
import { withEnding } from "#lib/domain/media/file-names.ts";
import { referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { v7 as createUuid } from "uuid";
import { askRefusal, conversionMessages as words, targetWord, troubleText } from "./messages.ts";
import { originalOf, revertTo, sourceOf } from "./source-of.ts";
import { keyOf, type Wish, type Wishes } from "./wishes.ts";

export type ConversionManager = {
  /** Begins what nobody has to ask for, and what was asked for before the page was loaded anew. */
  start(): void;
  /** Begins what is kept as asked for. */
  resume(): void;
  /** Gives a reference what an edit makes of its file, or of what that was made of. One undo gives it the file back. */
  convert(id: ReferenceId, edit: Edit): void;
  /** Puts what an edit makes of a reference's file at the end of the list. */
  takeOut(id: ReferenceId, edit: Edit): void;
  /** Ends what is on its way, and forgets it. What began by itself does not begin again. */
  cancel(key: string): void;
  retry(key: string): void;
  /** Gives a reference the file again that its own was made of, and keeps it so. */
  revert(id: ReferenceId): void;
  /** How those that were asked for stand in the studio; what it does not know any more is left out. */
  hear(asked: readonly ConversionId[], told: readonly Conversion[]): void;
};

type ManagerOptions = {
  store: ComposerStore;
  /** The chosen models that can be asked. */
  models: () => readonly Model[];
  /** Changes the list so that an undo takes it back. */
  change: Manuscript["change"];
  uploads: Pick<UploadManager, "giveFile">;
  ask: (wish: {
    assetId: AssetId;
    edit: Edit;
  }) => Promise<{ ok: true; conversion: Conversion } | RefusedAction>;
  cancel: (id: ConversionId) => Promise<unknown>;
  /** What its author has asked for, which this tab keeps. */
  wishes: Wishes;
  isOpen: () => boolean;
};

/**
 * Has files converted in the studio: by itself where every chosen model needs it, which is no change that could be undone by ⌘Z, and when
 * somebody asks for it, which is one. What is made meets its reference as long as that has the same file.
 */
export function createConversionManager(options: ManagerOptions): ConversionManager {
  const { store, change, uploads, wishes } = options;
  /** Assets that were not to be converted, told elsewhere: nothing begins with them here. */
  const declined = new Set<AssetId>();
  let isStarted = false;
  let ending: Promise<unknown> = Promise.resolve();
  let places: string | null = null;

  const referenceOf = (id: ReferenceId) => store.get().document.references.find((one) => one.id === id);
  const find = (key: string) => store.get().conversions.find((one) => one.key === key);
  const set = (key: string, next: Partial<Converting> | null) =>
    store.update((state) => ({
      ...state,
      conversions: state.conversions.flatMap((one) =>
        one.key !== key ? one : next ? { ...one, ...next } : [],
      ),
    }));
  const know = (asset: Asset) =>
    store.update((state) => ({ ...state, assets: new Map(state.assets).set(asset.id, asset) }));

  const begin = ({ reference, of, from, edit, does }: Wish, isByItself: boolean) => {
    const wish = { reference, of, from, edit, does };
    const key = keyOf(wish);
    const other = find(key);
    if (!isByItself) wishes.add(wish);
    if (other && isMoving(other) && isSame(other, wish)) return set(key, { isByItself });
    if (other && isMoving(other)) end(other);
    const entry: Converting = { ...wish, key, isByItself, state: "waiting", progress: 0, id: null };
    store.update((state) => ({
      ...state,
      conversions: [...state.conversions.filter((one) => one.key !== key), entry],
    }));
    void send(entry);
  };

  const send = async (entry: Converting) => {
    const { key, from, edit } = entry;
    await ending; // what is asked for again must not be ended by the wish before
    const answer = await options.ask({ assetId: from, edit }).catch(() => null);
    if (!options.isOpen()) return;
    const now = find(key);
    const isWanted = now !== undefined && isMoving(now) && isSame(now, entry);
    if (!answer?.ok) {
      if (isWanted) set(key, { state: "failed", reason: answer ? askRefusal(answer) : unreachableMessage });
      return;
    }
    if (!isWanted) return end(answer.conversion);
    set(key, { id: answer.conversion.id });
    tell(key, answer.conversion);
  };

  const tell = (key: string, { state, progress, trouble, asset }: Conversion) => {
    const entry = find(key);
    if (!entry || !isMoving(entry)) return;
    if (state === "done") {
      if (asset) finish(entry, asset);
      else set(key, { state: "failed", reason: troubleText("missing") });
    } else if (state === "failed") set(key, { state, reason: troubleText(trouble) });
    else if (state === "canceled") hearCanceled(entry);
    else if (entry.state !== state || entry.progress !== progress) set(key, { state, progress });
  };

  /** In another tab, or for another prompt: all that want the same wait for one. Who has asked for it here still wants it. */
  const hearCanceled = (entry: Converting) => {
    const { key, of, isByItself, isAskedAgain } = entry;
    if (isByItself) {
      if (of !== null) declined.add(of);
      return set(key, null);
    }
    if (isAskedAgain) return set(key, { state: "failed", reason: words.canceledElsewhere });
    const again = { ...entry, state: "waiting", progress: 0, id: null, isAskedAgain: true } as const;
    set(key, again);
    void send(again);
  };

  const finish = (entry: Converting, asset: Asset) => {
    const { key, reference: id, does, edit, isByItself } = entry;
    const reference = referenceOf(id);
    wishes.remove(key);
    know(asset);
    if (does === "add") {
      const isFull = store.get().document.references.length >= referencesMax;
      set(key, isFull ? { state: "failed", reason: uploadMessages.tooMany(referencesMax) } : null);
      return isFull ? undefined : add(asset);
    }
    const file = reference && {
      kind: asset.kind,
      name: withEnding(reference.name, edit.format),
      assetId: asset.id,
    };
    if (!file || reference.assetId !== entry.of || asset.id === entry.of) return set(key, null);
    if (isByItself) {
      set(key, { state: "done", of: asset.id });
      uploads.giveFile(id, undefined);
      updateDocument(store, (document) => replaceFile(document, id, file));
    } else {
      set(key, null);
      change((prompt) => replaceFile(prompt, id, file));
    }
    announce(words.isConverted(reference.name, targetWord(edit)));
  };

  const add = ({ id, kind, name }: Asset) => {
    const reference = { id: referenceIdSchema.parse(createUuid()), assetId: id, kind, name, role: null };
    change((prompt) => addReferences(prompt, [reference]));
    announce(words.isAdded(name));
  };

  /** Ends in the studio what nobody here waits for any more. */
  const end = ({ id }: Pick<Converting, "id">) => {
    const isShared = (one: Converting) => one.id === id && isMoving(one);
    if (id === null || store.get().conversions.filter(isShared).length > 1) return;
    ending = ending.then(() => options.cancel(id)).catch(() => undefined); // then it is made for nobody
  };

  const forget = (entry: Converting) => {
    if (isMoving(entry)) end(entry);
    set(entry.key, null);
    wishes.remove(entry.key);
  };

  /** Forgets what has lost its reference, and begins what every chosen model needs. */
  const look = () => {
    const { document, assets } = store.get();
    const placesNow = document.references.map(({ id, role }) => `${id} ${role}`).join();
    const hasGoneOn = places !== null && places !== placesNow;
    places = placesNow;
    for (const entry of store.get().conversions) {
      const isStale = entry.does === "replace" && referenceOf(entry.reference)?.assetId !== entry.of;
      if (isStale || (hasGoneOn && entry.state === "done")) forget(entry);
    }
    const models = options.models();
    for (const reference of document.references) {
      const asset = reference.assetId === null ? undefined : assets.get(reference.assetId);
      if (!asset || declined.has(asset.id) || conversionOf(store.get(), reference.id)) continue;
      const wish = { reference: reference.id, of: asset.id, does: "replace" } as const;
      // What was made once and is gone is made again, and then there under the same id.
      if (asset.state === "missing" && originalOf(asset, assets) && asset.made)
        begin({ ...wish, from: asset.made.from, edit: asset.made.edit }, true);
      if (asset.state !== "ready" || asset.made || reference.asIs) continue;
      const edit = isConvertingNeeded(asset, models) ? planEdit(asset, models) : null;
      if (edit) begin({ ...wish, from: asset.id, edit }, true);
    }
  };

  const resume = () => {
    for (const wish of wishes.all()) {
      if (referenceOf(wish.reference)?.assetId === wish.of) begin(wish, false);
      else wishes.remove(keyOf(wish));
    }
  };

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      onPart(store, ({ document, assets }) => [document.references, document.modelIds, assets], look);
      resume();
      look();
    },
    resume,
    convert(id, edit) {
      const { assets } = store.get();
      const asset = assetOf(referenceOf(id), assets);
      if (!asset) return;
      const { source } = sourceOf(asset, assets);
      begin({ reference: id, of: asset.id, from: source.id, edit, does: "replace" }, false);
    },
    takeOut(id, edit) {
      const asset = assetOf(referenceOf(id), store.get().assets);
      if (asset) begin({ reference: id, of: asset.id, from: asset.id, edit, does: "add" }, false);
    },
    cancel(key) {
      const entry = find(key);
      if (!entry) return;
      forget(entry);
      if (entry.isByItself) updateDocument(store, (document) => keepAsIs(document, entry.reference));
      const name = referenceOf(entry.reference)?.name;
      if (name !== undefined) announce(words.isCanceled(name));
    },
    retry(key) {
      const entry = find(key);
      if (entry) begin(entry, entry.isByItself);
    },
    revert(id) {
      const { assets } = store.get();
      const reference = referenceOf(id);
      const asset = assetOf(reference, assets);
      const original = revertTo(asset, assets);
      if (!reference || !asset || !original) return;
      const name =
        reference.name === asset.name ? original.name : withEnding(reference.name, original.format);
      change((prompt) =>
        replaceFile(prompt, id, { kind: original.kind, name, assetId: original.id, asIs: true }),
      );
      announce(words.isReverted(name));
    },
    hear(asked, told) {
      const byId = new Map(told.map((one) => [one.id, one]));
      for (const { key, id } of store.get().conversions) {
        const news = id === null ? undefined : byId.get(id);
        if (news) tell(key, news);
        else if (id !== null && asked.includes(id))
          set(key, { state: "failed", reason: troubleText("missing") });
      }
    },
  };
}

const isSame = (one: Wish, other: Wish) =>
  one.of === other.of && one.from === other.from && editKey(one.edit) === editKey(other.edit);

const assetOf = (reference: Reference | undefined, assets: ReadonlyMap<AssetId, Asset>) => {
  const asset = reference?.assetId ? assets.get(reference.assetId) : undefined;
  return asset?.state === "ready" ? asset : undefined;
};
