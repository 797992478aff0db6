import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type ComposerState,
  type ComposerStore,
  updateDocument,
} from "#components/composer/composer-state.ts";
import { removeReference, restoreReference } from "#components/composer/reference-changes.ts";
import { createStore } from "#components/state/store.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { sampleAsset, sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import type { Source } from "./brought.ts";
import { createUploadManager } from "./upload-manager.ts";
import { UploadError } from "./upload-error.ts";

beforeEach(() => {
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => vi.unstubAllGlobals());

/** A busy machine may take long for a few steps. */
const patient = { timeout: 60_000 };

const asked = samplePrompt([sampleAsset(1, "png")], [0]);
const waiting = { ...asked, references: [{ ...asked.references[0]!, assetId: null }] }; // of one asset
const { id } = waiting.references[0]!;

function open() {
  const store = createStore<ComposerState>({
    document: waiting,
    assets: new Map(),
    uploads: new Map(),
    refusals: [],
    conversions: [],
  });
  const manager = createUploadManager({ store, change: () => undefined, onAdded: () => undefined });
  return { store, manager };
}

function begin(source: Source): ComposerStore {
  const { store, manager } = open();
  manager.addFetched(id, { format: "png", source });
  return store;
}

/** What never ends by itself, as a connection that died without a word. */
const silent: Source = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error)); // what `abort` was given
  });

test.each([
  ["wakes", () => document.dispatchEvent(new Event("resume"))],
  ["comes back", () => window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))],
])("what was on its way begins again when the tab %s", async (_how, wake) => {
  const arrived = sampleId<AssetId>(7);
  let tries = 0;
  const store = begin((options) => ((tries += 1) === 1 ? silent(options) : Promise.resolve(arrived)));
  await expect.poll(() => tries).toBe(1);
  wake();
  await expect.poll(() => store.get().document.references[0]?.assetId).toBe(arrived);
  expect([tries, store.get().uploads.get(id)?.state]).toEqual([2, "sent"]);
});

test("however often a tab has woken, a connection that breaks then is tried again", async () => {
  const arrived = sampleId<AssetId>(7);
  const wakes = 5;
  let tries = 0;
  const store = begin((options) => {
    tries += 1;
    if (tries <= wakes) return silent(options);
    if (tries > wakes + 1) return Promise.resolve(arrived);
    return Promise.reject(new UploadError("interrupted", "The connection broke."));
  });
  for (let wake = 1; wake <= wakes; wake += 1) {
    await expect.poll(() => tries).toBe(wake);
    document.dispatchEvent(new Event("resume"));
  }
  await expect.poll(() => tries).toBe(wakes + 1);
  await vi.waitFor(() => {
    window.dispatchEvent(new Event("online")); // what it waits for
    expect(store.get().document.references[0]?.assetId).toBe(arrived);
  }, patient);
});

test("an upload may break as often as it likes, as long as it gets on", async () => {
  const arrived = sampleId<AssetId>(7);
  let tries = 0;
  const store = begin(({ onProgress }) => {
    onProgress(tries / 10); // what is there already
    tries += 1;
    if (tries > 9) return Promise.resolve(arrived);
    return Promise.reject(new UploadError("interrupted", "The connection broke."));
  });
  await vi.waitFor(() => {
    window.dispatchEvent(new Event("online")); // what it waits for
    expect(store.get().document.references[0]?.assetId).toBe(arrived);
  }, patient);
});

test("an upload that gets nowhere is told after a few tries", async () => {
  let tries = 0;
  const store = begin(({ onProgress }) => {
    onProgress(0.5);
    onProgress(0.9); // which did not arrive
    tries += 1;
    return Promise.reject(new UploadError("interrupted", "The connection broke."));
  });
  await vi.waitFor(() => {
    window.dispatchEvent(new Event("online")); // what it waits for
    expect(store.get().uploads.get(id)?.state).toBe("failed");
  }, patient);
  expect(tries).toBe(4);
});

test("a file rests while its reference is out of the list, and goes on when that is back", async () => {
  const arrived = sampleId<AssetId>(7);
  let tries = 0;
  const store = begin((options) => ((tries += 1) === 1 ? silent(options) : Promise.resolve(arrived)));
  await expect.poll(() => tries).toBe(1);
  updateDocument(store, (document) => removeReference(document, id));
  await expect.poll(() => store.get().uploads.get(id)?.state).toBe("waiting");
  updateDocument(store, (document) => restoreReference(document, id));
  await expect.poll(() => store.get().document.references[0]?.assetId).toBe(arrived);
  expect(tries).toBe(2);
});

test("a file that is another member's leaves the list without a word, and its token has a name", async () => {
  const { store, manager } = open();
  manager.giveFile(id, {
    source: () => Promise.reject(new UploadError("refused", "It is not a file of this account.")),
    file: null,
    upload: { state: "waiting", progress: 0, format: "png", sizeBytes: 0, localUrl: null, isFetched: true },
    assetId: null,
    isRefused: false,
    copyOf: sampleId<AssetId>(7),
  });
  manager.retry(id);
  await expect.poll(() => store.get().document.references).toEqual([]);
  expect(store.get().document.removed).toMatchObject([{ id, assetId: null }]);
  expect(store.get().refusals).toEqual([]);
});

test("what a proxy refuses stays in the list with its reason, and is not tried again by itself", async () => {
  let tries = 0;
  const store = begin(() => {
    tries += 1;
    return Promise.reject(new UploadError("blocked", "Too large for the proxy."));
  });
  await expect.poll(() => store.get().uploads.get(id)?.state).toBe("failed");
  expect([tries, store.get().uploads.get(id)?.reason]).toEqual([1, "Too large for the proxy."]);
  expect(store.get().document.references).toHaveLength(1);
});

test("the file of an interrupted upload goes on when it is chosen again, and that is no change of the prompt", async () => {
  const { store, manager } = open();
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
  await manager.replace(id, new File([new Uint8Array(png)], waiting.references[0]!.name));
  expect(store.get().uploads.get(id)).toMatchObject({ state: "waiting", sizeBytes: png.length });
  expect(store.get().document).toEqual(waiting);
  manager.destroy(); // nothing takes it here, and it would be tried again
});
