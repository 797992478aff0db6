import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import type { ComposerState } from "#components/composer/composer-state.ts";
import { listModels } from "#components/composer/models/list-models.ts";
import { createStore } from "#components/state/store.ts";
import type { renamePromptAction } from "#lib/actions/prompt-actions.ts";
import { takeStarterAction } from "#lib/actions/starter-actions.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { newPrompt } from "#lib/domain/prompt/prompt.ts";
import { starters } from "#lib/domain/starter/starters.ts";
import { sampleAsset, sampleId } from "#lib/domain/testing/samples.ts";
import { addedStarter, addStarter } from "./added-starter.ts";
import { comingStarter } from "./coming-starter.ts";

vi.mock("#lib/actions/starter-actions.ts", () => ({ takeStarterAction: vi.fn<typeof takeStarterAction>() }));
vi.mock("#lib/actions/prompt-actions.ts", () => ({
  renamePromptAction: vi.fn<typeof renamePromptAction>(async () => ({ ok: true })),
}));
const take = vi.mocked(takeStarterAction);
const formats = { image: "jpeg", video: "mp4", audio: "mp3" } as const;
const assets = starters.follow.files.map(({ kind, name }, place) =>
  sampleAsset(place + 1, formats[kind], { name }),
);

let number = 0;
function openEmpty() {
  const models = listModels({});
  const page = { isOpen: true };
  const store = createStore<ComposerState>({
    document: newPrompt(models.slice(0, 2).map(({ model }) => model.id)),
    assets: new Map(),
    uploads: new Map(),
    refusals: [],
  } as unknown as ComposerState); // the parts that a starter looks at
  const session = {
    store,
    models,
    saver: { id: sampleId<PromptId>((number += 1)), saveNow: async () => 1 },
    edition: createStore(0),
    editor: { current: null },
    flushText: () => undefined,
    isOpen: () => page.isOpen,
  } as unknown as ComposerSession;
  return { session, store, page };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", () => 0);
  addedStarter.update(() => null);
  take.mockReset().mockResolvedValue({ ok: true, assets });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a starter brings its words and files, 480p and the first model alone, and can be taken back", async () => {
  const { session, store } = openEmpty();
  const adding = addStarter(session, "follow");
  expect(comingStarter.get(), "a press of Generate means it meanwhile").toBe(session.saver.id);
  await adding;
  expect(comingStarter.get()).toBeNull();
  const { document } = store.get();
  expect(document.modelIds).toEqual([session.models[0]!.model.id]);
  expect(document.settings.resolution).toBe("480p");
  expect(document.references.map(({ assetId, role }) => [assetId, role])).toEqual(
    assets.map(({ id }, place) => [id, starters.follow.files[place]?.role ?? null]),
  );
  const tokens = document.body.flatMap((node) => (node.type === "reference" ? [node.id] : []));
  expect(new Set(document.references.map(({ id }) => id))).toEqual(new Set(tokens));
  expect(addedStarter.get()).toEqual({ promptId: session.saver.id, document });
});

test("what somebody wrote meanwhile stays, and so does a prompt whose page was left", async () => {
  const written = openEmpty();
  const adding = addStarter(written.session, "follow");
  written.store.update((state) => ({
    ...state,
    document: { ...state.document, body: [{ type: "text", text: "A lake" }] },
  }));
  const before = written.store.get();
  await adding;
  expect(written.store.get()).toBe(before);
  const left = openEmpty();
  const coming = addStarter(left.session, "neon");
  left.page.isOpen = false;
  const empty = left.store.get();
  await coming;
  expect(left.store.get()).toBe(empty);
  expect(addedStarter.get()).toBeNull();
});

test("a studio that does not answer changes nothing, and the next press is not kept for it", async () => {
  const { session, store } = openEmpty();
  const before = store.get();
  take.mockRejectedValue(new Error("offline"));
  await addStarter(session, "follow");
  expect(store.get()).toBe(before);
  expect(comingStarter.get()).toBeNull();
});
