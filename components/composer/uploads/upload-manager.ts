import { uploadMessages } from "./messages.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { createTaskQueue } from "#lib/media/task-queue.ts";
import { unreachableMessage } from "#components/state/messages.ts";
import { onPart } from "#components/state/store.ts";
import {
  type ComposerStore,
  type Refusal,
  type Upload,
  updateDocument,
} from "#components/composer/composer-state.ts";
import {
  addReferences,
  bindAsset,
  removeReference,
  replaceFile,
} from "#components/composer/reference-changes.ts";
import type { Manuscript, Place } from "#components/composer/editor/manuscript.ts";
import { v7 as createUuid } from "uuid";
import { type Brought, type Source, waitingUpload } from "./brought.ts";
import { createFileReadings } from "./file-readings.ts";
import { loadSniffer } from "./judge-file.ts";
import { sendPersistently } from "./send-persistently.ts";
import { asUploadError, UploadError } from "./upload-error.ts";

const atOnce = 3;

/** Its code is loaded with the first file, or a little before. */
const loadTaking = () => import("./take-files.ts");

export type UploadManager = {
  /** Files are about to come: what reads them is got ready meanwhile. */
  expect(): void;
  /**
   * Judges files by content and puts the good ones into the list, in their order; the rest get a sentence. Bytes that the list has
   * already are offered as the reference that has them. Where a place in the text is given, each becomes a token there. Gives for each
   * file that was taken the reference that means it.
   */
  add(files: readonly File[], place?: Place): Promise<ReferenceId[]>;
  /** Adds a file all the same that was offered as the reference which has its bytes; `key` is of the entry that says so. */
  addAgain(key: string): void;
  /** Gives a reference another file, or the same one again, whose upload then goes on. */
  replace(id: ReferenceId, file: File): Promise<void>;
  /** Gives a reference the file that came with it. No undo takes that away from it. */
  fill(id: ReferenceId, file: File): Promise<void>;
  /** Brings a file for a reference of the list that is not in this browser. It stays in the list even when it is refused. */
  addFetched(id: ReferenceId, fetched: { format: Upload["format"]; source: Source }): void;
  retry(id: ReferenceId): void;
  stop(id: ReferenceId): void;
  remove(id: ReferenceId): void;
  /** Takes a reference out whose file turned out to be damaged, and says so. */
  refuse(id: ReferenceId, reason: string): void;
  fileOf(id: ReferenceId): Brought | undefined;
  /** Gives a reference what an earlier or later change of it had brought. It is sent while the list has the reference. */
  giveFile(id: ReferenceId, file: Brought | undefined): void;
  destroy(): void;
};

type ManagerOptions = {
  store: ComposerStore;
  /** Changes the list so that an undo takes it back. */
  change: Manuscript["change"];
  /** New references are in the list, in answer to a call of `add`. */
  onAdded: (ids: ReadonlySet<ReferenceId>) => void;
};

/**
 * Brings files to the studio: a few at once, each again by itself when the connection is lost or the tab slept. What is in the list is
 * brought; what is taken out of it rests.
 */
export function createUploadManager({ store, change, onAdded }: ManagerOptions): UploadManager {
  const queue = createTaskQueue(atOnce);
  const files = new Map<ReferenceId, Brought>();
  const controls = new Map<ReferenceId, AbortController>();
  const offeredAgain = new Map<string, File>();
  const urls = new Set<string>();
  let adding: Promise<unknown> = Promise.resolve();
  const fileOf = (id: ReferenceId) => files.get(id);

  const setUpload = (id: ReferenceId, brought: Brought, next: Partial<Upload>) => {
    brought.upload = { ...brought.upload, ...next };
    if (files.get(id) === brought) show(id, brought.upload);
  };

  const show = (id: ReferenceId, upload: Upload | undefined) =>
    store.update((state) => {
      const uploads = new Map(state.uploads);
      if (upload) uploads.set(id, upload);
      else uploads.delete(id);
      return { ...state, uploads };
    });

  const tell = (refused: readonly Omit<Refusal, "key">[]): string[] => {
    if (refused.length === 0) return [];
    const keyed = refused.map((one) => ({ ...one, key: createUuid() }));
    store.update((state) => ({ ...state, refusals: [...state.refusals, ...keyed] }));
    return keyed.map(({ key }) => key);
  };

  // A file is shown once its headers are read: what claims too many pixels must not be decoded here either.
  const readings = createFileReadings((done) =>
    store.update((state) => {
      const uploads = new Map(state.uploads);
      for (const { id, file, reading } of done) {
        const brought = files.get(id);
        if (brought?.file !== file) continue;
        const trouble = reading && "unreadable" in reading ? reading.unreadable : undefined;
        const measured = reading && "measured" in reading ? reading.measured : undefined;
        const localUrl = trouble ? null : URL.createObjectURL(file);
        if (localUrl) urls.add(localUrl);
        brought.upload = { ...brought.upload, trouble, measured, localUrl };
        uploads.set(id, brought.upload);
      }
      return { ...state, uploads };
    }),
  );

  const halt = (id: ReferenceId) => {
    controls.get(id)?.abort(new Error("stopped for now"));
    controls.delete(id);
  };

  const giveFile = (id: ReferenceId, brought: Brought | undefined) => {
    if (files.get(id) === brought) return;
    halt(id);
    readings.forget(id);
    if (brought) files.set(id, brought);
    else files.delete(id);
    if (brought && !brought.assetId && isOnItsWay(brought.upload))
      brought.upload = { ...brought.upload, state: "waiting" };
    show(id, brought?.upload);
    const { file, upload } = brought ?? {};
    if (file && upload?.localUrl === null && upload.trouble === undefined) readings.begin(id, file);
  };

  const send = async (id: ReferenceId): Promise<void> => {
    const brought = files.get(id);
    if (!brought || controls.has(id)) return;
    const control = new AbortController();
    controls.set(id, control);
    const { signal } = control;
    const set = (next: Partial<Upload>) => signal.aborted || setUpload(id, brought, next);
    set({ state: "waiting", reason: undefined });
    try {
      const refusal = await readings.refusal(id);
      if (refusal !== null) throw new UploadError("refused", refusal);
      const onTry = () => set({ state: "sending" });
      const onProgress = (progress: number) => set({ progress });
      const assetId = await queue.run(
        () => sendPersistently(brought.source, { signal, onTry, onProgress }),
        signal,
      );
      brought.assetId = assetId;
      if (signal.aborted) return setUpload(id, brought, { state: "sent", progress: 1 });
      controls.delete(id);
      set({ state: "sent", progress: 1 });
      updateDocument(store, (document) => bindAsset(document, id, assetId));
    } catch (error) {
      if (signal.aborted) return;
      controls.delete(id);
      const { kind, sentence } = asUploadError(error);
      if (kind === "refused" && brought.copyOf) takeOut(id);
      else if (kind === "refused" && !brought.upload.isFetched) refuse(id, sentence);
      else set({ state: "failed", reason: sentence });
    }
  };

  /** Sends what the list has, and halts what it has no more. */
  const follow = () => {
    const listed = new Set(store.get().document.references.map(({ id }) => id));
    for (const [id, { upload }] of files) {
      if (listed.has(id) && upload.state === "waiting") void send(id);
      if (listed.has(id) || !controls.has(id)) continue;
      halt(id);
      setUpload(id, files.get(id)!, { state: "waiting" }); // it was just listed
    }
  };
  const stopFollowing = onPart(store, ({ document }) => [document.references], follow);

  const takeOut = (id: ReferenceId) => {
    const brought = files.get(id);
    if (brought) brought.isRefused = true;
    giveFile(id, undefined);
    updateDocument(store, (document) => removeReference(document, id));
  };

  const refuse = (id: ReferenceId, reason: string) => {
    const name = store.get().document.references.find((one) => one.id === id)?.name;
    takeOut(id);
    if (name !== undefined) tell([{ name, reason }]);
  };

  const addNow = async (added: readonly File[], place?: Place, isAgain = false): Promise<ReferenceId[]> => {
    readings.prepare();
    const taking = await loadTaking().catch(() => null);
    if (!taking) {
      tell(added.map(({ name }) => ({ name, reason: unreachableMessage })));
      return [];
    }
    const taken = await taking.takeFiles(added, store.get, fileOf, isAgain);
    const { references, brought, means, refused, same } = taken;
    tell(refused);
    const tokens = place && { ids: means, place };
    change((prompt) => addReferences(prompt, references), { files: brought, tokens });
    if (references.length > 0) onAdded(new Set(references.map(({ id }) => id)));
    if (!place) offerAgain(same);
    return means;
  };

  const takeOne = async (file: File) => {
    const taking = await loadTaking().catch(() => null);
    const one = taking ? await taking.takeFile(file) : { refusal: unreachableMessage };
    return "refusal" in one ? void tell([{ name: file.name, reason: one.refusal }]) : one;
  };

  type TakenOne = NonNullable<Awaited<ReturnType<typeof takeOne>>>;

  const fillWith = (id: ReferenceId, one: TakenOne) => {
    giveFile(id, one.brought);
    updateDocument(store, (document) => replaceFile(document, id, one.change));
  };

  const isAwaited = (id: ReferenceId, { kind, name }: TakenOne["change"]) =>
    !files.has(id) &&
    store
      .get()
      .document.references.some(
        (one) => one.id === id && one.assetId === null && one.kind === kind && one.name === name,
      );

  const offerAgain = (same: readonly { file: File; id: ReferenceId }[]) => {
    const numbers = numberReferences(store.get().document.references);
    for (const { file, id } of same) {
      const number = numbers.get(id);
      if (!number) continue;
      const reason = uploadMessages.alreadyHere(referenceLabel(number));
      for (const key of tell([{ name: file.name, reason, sameAs: id }])) offeredAgain.set(key, file);
    }
  };

  const inTurn = <Value>(task: () => Promise<Value>): Promise<Value> => {
    const done = adding.then(task);
    adding = done.catch(() => undefined);
    return done;
  };

  return {
    expect() {
      void Promise.all([loadTaking(), loadSniffer()]).catch(() => undefined); // they are asked for again with the file
      readings.prepare();
    },
    add: (added, place) => inTurn(() => addNow(added, place)),
    addAgain(key) {
      const file = offeredAgain.get(key);
      offeredAgain.delete(key);
      store.update((state) => ({ ...state, refusals: state.refusals.filter((one) => one.key !== key) }));
      if (file) void inTurn(() => addNow([file], undefined, true));
    },
    async replace(id, file) {
      const one = await takeOne(file);
      if (!one) return;
      // The file of an interrupted upload, chosen again, changes nothing that could be undone.
      if (isAwaited(id, one.change)) fillWith(id, one);
      else change((prompt) => replaceFile(prompt, id, one.change), { files: new Map([[id, one.brought]]) });
    },
    async fill(id, file) {
      const one = await takeOne(file);
      if (one) fillWith(id, one);
    },
    addFetched(id, { format, source }) {
      const upload: Upload = { ...waitingUpload, format, isFetched: true };
      giveFile(id, { source, file: null, upload, assetId: null, isRefused: false });
      void send(id);
    },
    retry: (id) => void send(id),
    stop(id) {
      halt(id);
      const brought = files.get(id);
      if (brought) setUpload(id, brought, { state: "stopped" });
    },
    remove: (id) => change((prompt) => removeReference(prompt, id)),
    refuse,
    fileOf,
    giveFile,
    destroy() {
      stopFollowing();
      for (const id of files.keys()) halt(id);
      for (const url of urls) URL.revokeObjectURL(url);
      readings.close();
    },
  };
}

const isOnItsWay = ({ state }: Upload) => state === "waiting" || state === "sending";
