import { type AssetId, type ReferenceId, referenceIdSchema } from "#lib/domain/base/id.ts";
import { plainFileName } from "#lib/domain/media/file-names.ts";
import { referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { createTaskQueue } from "#lib/media/task-queue.ts";
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
import { v7 as createUuid } from "uuid";
import { createFileReadings } from "./file-readings.ts";
import { judgeFile } from "./judge-file.ts";
import { asUploadError, UploadError } from "./upload-error.ts";

const atOnce = 3;
const retryAfterMs = [1000, 3000, 10_000];

/** Brings one file to the studio and gives its asset. Throws an `UploadError`, or the signal's reason. */
export type Source = (options: {
  signal: AbortSignal;
  onProgress: (progress: number) => void;
}) => Promise<AssetId>;

export type UploadManager = {
  /** Files are about to come: what reads them is got ready meanwhile. */
  expect(): void;
  /** Judges files by content and puts the good ones into the list, in their order, which it gives; the rest get a sentence. */
  add(files: readonly File[]): Promise<ReferenceId[]>;
  /** Gives a reference another file, or the same one again, whose upload then goes on. */
  replace(id: ReferenceId, file: File): Promise<void>;
  /** Brings a file for a reference of the list that is not in this browser. It stays in the list even when it is refused. */
  addFetched(id: ReferenceId, fetched: { format: Upload["format"]; source: Source }): void;
  retry(id: ReferenceId): void;
  stop(id: ReferenceId): void;
  remove(id: ReferenceId): void;
  /** Takes a reference out whose file turned out to be damaged, and says so. */
  refuse(id: ReferenceId, reason: string): void;
  destroy(): void;
};

type ManagerOptions = {
  store: ComposerStore;
  onAdded: (ids: ReadonlySet<ReferenceId>) => void;
};

/** Brings files to the studio: a few at once, each again by itself when the connection is lost or the tab slept. */
export function createUploadManager({ store, onAdded }: ManagerOptions): UploadManager {
  const queue = createTaskQueue(atOnce);
  const sources = new Map<ReferenceId, Source>();
  const controls = new Map<ReferenceId, AbortController>();
  let adding: Promise<unknown> = Promise.resolve();

  const setUpload = (id: ReferenceId, change: Partial<Upload>) =>
    store.update((state) => {
      const upload = state.uploads.get(id);
      if (!upload) return state;
      return { ...state, uploads: new Map(state.uploads).set(id, { ...upload, ...change }) };
    });

  const refuseFiles = (refused: readonly Omit<Refusal, "key">[]) => {
    if (refused.length === 0) return;
    const keyed = refused.map((one) => ({ ...one, key: createUuid() }));
    store.update((state) => ({ ...state, refusals: [...state.refusals, ...keyed] }));
  };

  // A file is shown once its headers are read: what claims too many pixels must not be decoded here either.
  const readings = createFileReadings((done) =>
    store.update((state) => {
      const uploads = new Map(state.uploads);
      for (const { id, file, reading } of done) {
        const upload = uploads.get(id);
        if (!upload) continue;
        const trouble = reading && "unreadable" in reading ? reading.unreadable : undefined;
        const measured = reading && "measured" in reading ? reading.measured : undefined;
        const localUrl = trouble ? null : URL.createObjectURL(file);
        uploads.set(id, { ...upload, trouble, measured, localUrl });
      }
      return { ...state, uploads };
    }),
  );

  const keep = (id: ReferenceId, file: File, format: Upload["format"]) => {
    keepSource(id, sourceOf(file), { format, sizeBytes: file.size, localUrl: null });
    readings.begin(id, file);
  };

  const keepSource = (
    id: ReferenceId,
    source: Source,
    about: Pick<Upload, "format" | "sizeBytes" | "localUrl" | "isFetched">,
  ) => {
    forget(id);
    sources.set(id, source);
    const upload: Upload = { state: "waiting", progress: 0, ...about };
    store.update((state) => ({ ...state, uploads: new Map(state.uploads).set(id, upload) }));
  };

  const forget = (id: ReferenceId) => {
    controls.get(id)?.abort(new Error("stopped"));
    controls.delete(id);
    sources.delete(id);
    readings.forget(id);
    store.update((state) => {
      const upload = state.uploads.get(id);
      if (!upload) return state;
      if (upload.localUrl !== null) URL.revokeObjectURL(upload.localUrl);
      const uploads = new Map(state.uploads);
      uploads.delete(id);
      return { ...state, uploads };
    });
  };

  const send = async (id: ReferenceId): Promise<void> => {
    const source = sources.get(id);
    if (!source || controls.has(id)) return;
    const control = new AbortController();
    controls.set(id, control);
    const { signal } = control;
    setUpload(id, { state: "waiting", reason: undefined });
    try {
      const refusal = await readings.refusal(id);
      if (refusal !== null) throw new UploadError("refused", refusal);
      const assetId = await queue.run(() => sendWithRetries(id, source, signal), signal);
      if (signal.aborted) return;
      controls.delete(id);
      setUpload(id, { state: "sent", progress: 1 });
      updateDocument(store, (document) => bindAsset(document, id, assetId));
    } catch (error) {
      if (signal.aborted) return;
      controls.delete(id);
      const { kind, sentence } = asUploadError(error);
      if (kind === "refused" && !store.get().uploads.get(id)?.isFetched) refuse(id, sentence);
      else setUpload(id, { state: "failed", reason: sentence });
    }
  };

  const sendWithRetries = async (id: ReferenceId, source: Source, signal: AbortSignal): Promise<AssetId> => {
    let arrived = 0;
    for (let failures = 0; ;) {
      const wake = createWakeSignal();
      let isFirst = true;
      try {
        setUpload(id, { state: "sending" });
        return await source({
          signal: AbortSignal.any([signal, wake.signal]),
          onProgress(progress) {
            // What is there at first came of the tries before: a long upload may break often, as long as it gets on.
            if (isFirst && progress > arrived) [arrived, failures] = [progress, 0];
            isFirst = false;
            setUpload(id, { progress });
          },
        });
      } catch (error) {
        const waitMs = retryAfterMs[failures];
        if (signal.aborted) throw error;
        if (wake.signal.aborted) continue;
        if (waitMs === undefined || asUploadError(error).kind !== "interrupted") throw error;
        failures += 1;
        await waitOrOnline(waitMs, signal);
      } finally {
        wake.end();
      }
    }
  };

  const refuse = (id: ReferenceId, reason: string) => {
    const name = store.get().document.references.find((one) => one.id === id)?.name;
    forget(id);
    if (name === undefined) return;
    updateDocument(store, (document) => removeReference(document, id));
    refuseFiles([{ name, reason }]);
  };

  const addNow = async (added: readonly File[]): Promise<ReferenceId[]> => {
    readings.prepare();
    const judged = await Promise.all(added.map(async (file) => ({ file, verdict: await judgeFile(file) })));
    const references: Reference[] = [];
    const refused: Omit<Refusal, "key">[] = [];
    for (const { file, verdict } of judged) {
      if ("refusal" in verdict) refused.push({ name: file.name, reason: verdict.refusal });
      else if (store.get().document.references.length + references.length >= referencesMax) {
        refused.push({ name: file.name, reason: `A prompt has at most ${referencesMax} references.` });
      } else {
        const id = referenceIdSchema.parse(createUuid());
        const { kind, format } = verdict;
        references.push({ id, assetId: null, kind, name: nameOf(file), role: null });
        keep(id, file, format);
      }
    }
    refuseFiles(refused);
    updateDocument(store, (document) => addReferences(document, references));
    const ids = references.map(({ id }) => id);
    if (ids.length > 0) onAdded(new Set(ids));
    for (const id of ids) void send(id);
    return ids;
  };

  return {
    expect: () => readings.prepare(),
    add(added) {
      const ids = adding.then(() => addNow(added));
      adding = ids;
      return ids;
    },
    async replace(id, file) {
      const verdict = await judgeFile(file);
      if ("refusal" in verdict) return refuseFiles([{ name: file.name, reason: verdict.refusal }]);
      keep(id, file, verdict.format);
      updateDocument(store, (document) =>
        replaceFile(document, id, { kind: verdict.kind, name: nameOf(file), assetId: null }),
      );
      void send(id);
    },
    addFetched(id, { format, source }) {
      keepSource(id, source, { format, sizeBytes: 0, localUrl: null, isFetched: true });
      void send(id);
    },
    retry: (id) => void send(id),
    stop(id) {
      controls.get(id)?.abort(new Error("stopped"));
      controls.delete(id);
      setUpload(id, { state: "stopped" });
    },
    remove(id) {
      forget(id);
      updateDocument(store, (document) => removeReference(document, id));
    },
    refuse,
    destroy() {
      for (const id of Array.from(sources.keys())) forget(id);
      readings.close();
    },
  };
}

const nameOf = (file: File) => plainFileName(file.name, "pasted file");

/** The client is large and only needed once there is a file. */
const sourceOf =
  (file: File): Source =>
  async (options) =>
    (await import("./upload-file.ts")).sendFile(file, options);

/**
 * A signal that is aborted when the page wakes: while it was frozen, its connections may have died without a word. `end` must be
 * called when nobody listens any more.
 */
function createWakeSignal(): { signal: AbortSignal; end: () => void } {
  const control = new AbortController();
  const wake = () => control.abort(new Error("woken"));
  const show = ({ persisted }: PageTransitionEvent) => persisted && wake();
  document.addEventListener("resume", wake);
  window.addEventListener("pageshow", show);
  return {
    signal: control.signal,
    end() {
      document.removeEventListener("resume", wake);
      window.removeEventListener("pageshow", show);
    },
  };
}

/** Waits, but no longer than until the browser says that it is online again. */
function waitOrOnline(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
