import { expect, test } from "vitest";
import type { ComposerState } from "#components/composer/composer-state.ts";
import type { Brought } from "#components/composer/uploads/brought.ts";
import { createStore } from "#components/state/store.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { sampleAsset, sampleId, samplePrompt, sampleReference } from "#lib/domain/testing/samples.ts";
import { noteCopied } from "./copied-files.ts";
import type { Manuscript } from "./manuscript.ts";
import { createTakeCopied } from "./take-copied.ts";

const asset = sampleAsset(1, "png");
const file = new File(["hero"], "hero.png");
const onItsWay = (change: Partial<Brought> = {}): Brought => ({
  source: () => Promise.resolve(asset.id),
  file,
  upload: { state: "sending", progress: 0.4, format: "png", sizeBytes: 4, localUrl: "blob:here" },
  assetId: null,
  isRefused: false,
  ...change,
});
let number = 100;
const copiedReference = (assetId: AssetId | null = null): Reference => ({
  ...sampleReference(asset),
  id: sampleId<ReferenceId>((number += 1)),
  assetId,
});

/** Pastes into an empty prompt; gives what came into its list, and what brings their files. */
function paste(copied: readonly Reference[]) {
  const store = createStore({ document: samplePrompt([], []) } as unknown as ComposerState); // all that is looked at
  const brought = new Map<ReferenceId, Brought>();
  const change: Manuscript["change"] = (by, { files } = {}) => {
    for (const [id, one] of files ?? []) brought.set(id, one);
    store.update((state) => ({ ...state, document: by(state.document) }));
  };
  const take = createTakeCopied(store, { fileOf: (id) => brought.get(id) }, change);
  const { ids, paste: write } = take(copied, false);
  write(() => undefined);
  const { references, removed } = store.get().document;
  return { ids, references, removed, brought };
}

test("a token whose file was still on its way brings it itself, once, from the beginning", () => {
  const hero = copiedReference();
  noteCopied(hero.id, onItsWay());
  const { ids, references, removed, brought } = paste([hero, hero]);
  expect(references.map(({ id }) => id)).toEqual([ids.get(hero.id)]);
  expect(removed).toEqual([]);
  expect(brought.get(references[0]!.id)).toMatchObject({
    file,
    upload: { state: "waiting", progress: 0, localUrl: null },
  });
});

test("a file that has arrived since it was copied is taken from the studio", () => {
  const hero = copiedReference();
  const moving = onItsWay();
  noteCopied(hero.id, moving);
  moving.assetId = asset.id;
  const { references, brought } = paste([hero]);
  expect(brought.get(references[0]!.id)).toMatchObject({ file: null, copyOf: asset.id });
});

test("a file that nobody here has, or that was refused, leaves a missing token", () => {
  const [unknown, refused] = [copiedReference(), copiedReference()];
  const moving = onItsWay();
  noteCopied(refused.id, moving);
  moving.isRefused = true;
  const { references, removed } = paste([unknown, refused]);
  expect(references).toEqual([]);
  expect(removed).toHaveLength(2);
});
