"use server";

import * as z from "zod/mini";
import { savedVersionSchema } from "#lib/domain/base/stored.ts";
import { AppError, foundOrThrow } from "#lib/data/app-error.ts";
import { findAssets } from "#lib/data/asset/assets.ts";
import { deleteOwn, restoreOwn } from "#lib/data/deletion.ts";
import {
  addReference,
  createPrompt,
  duplicatePrompt,
  renamePrompt,
  savePrompt,
} from "#lib/data/prompt/prompts.ts";
import { findSnapshot } from "#lib/data/run/runs.ts";
import { assetIdSchema, promptIdSchema, referenceIdSchema, runIdSchema } from "#lib/domain/base/id.ts";
import { promptNameSchema } from "#lib/domain/prompt/prompt-name.ts";
import { assetIdsOf, promptSchema, withoutLostAssets } from "#lib/domain/prompt/prompt.ts";
import { memberAction } from "./action.ts";
import { requireOwnAssets } from "#lib/reads/own-assets.ts";

/** Makes a draft under an id that the page has chosen. A repeated first save makes one draft. */
export const createPromptAction = memberAction(
  z.strictObject({ id: promptIdSchema, document: promptSchema }),
  async ({ member }, { id, document }) => {
    await requireOwnAssets(member, document);
    return { ok: true as const, ...(await createPrompt(member, { id, document })) };
  },
);

/**
 * Saves a draft over the version that it was made from, and over version 0 makes it; `changed-elsewhere` brings what another tab has
 * saved.
 */
export const savePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema, document: promptSchema, fromVersion: savedVersionSchema }),
  async ({ member }, save) => {
    await requireOwnAssets(member, save.document);
    return savePrompt(member, save);
  },
);

/** Names a draft; an empty name lets it go by its first words. */
export const renamePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema, name: promptNameSchema }),
  async ({ member }, { id, name }) => {
    await renamePrompt(member, id, name);
    return { ok: true as const };
  },
);

/** Makes a copy of a draft under an id that the page has chosen. Asked again, it makes no second one. */
export const duplicatePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema, copyId: promptIdSchema }),
  async ({ member }, ids) => {
    await duplicatePrompt(member, ids);
    return { ok: true as const };
  },
);

/** Deletes a draft; the runs made from it stay. */
export const deletePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema }),
  async ({ member }, { id }) => {
    await deleteOwn(member, "prompt", id);
    return { ok: true as const };
  },
);

/** Takes the deletion of a draft back. */
export const restorePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema }),
  async ({ member }, { id }) => {
    await restoreOwn(member, "prompt", id);
    return { ok: true as const };
  },
);

/**
 * Makes a draft of the prompt that a run was made from, exactly as it was. `missing` is how many of its references have lost their
 * files since: each still stands in its place and asks to be replaced.
 */
export const editRunAction = memberAction(
  z.strictObject({ id: promptIdSchema, runId: runIdSchema }),
  async ({ member }, { id, runId }) => {
    const { prompt } = foundOrThrow(await findSnapshot(member, runId));
    const assets = new Map((await findAssets(member, assetIdsOf(prompt))).map((asset) => [asset.id, asset]));
    const document = withoutLostAssets(prompt, new Set(assets.keys()));
    const isMissing = (assetId: (typeof document.references)[number]["assetId"]) =>
      assetId === null || assets.get(assetId)?.state === "missing";
    const missing = document.references.filter(({ assetId }) => isMissing(assetId)).length;
    return { ok: true as const, ...(await createPrompt(member, { id, document })), missing };
  },
);

/** Puts one of the member's files at the end of a draft's references. `full`: it has as many as a prompt may have. */
export const addReferenceAction = memberAction(
  z.strictObject({ promptId: promptIdSchema, referenceId: referenceIdSchema, assetId: assetIdSchema }),
  async ({ member }, { promptId, referenceId, assetId }) => {
    const [asset] = await findAssets(member, [assetId]);
    const { kind, name, state } = foundOrThrow(asset ?? null);
    if (state === "missing") throw new AppError("not-found");
    return addReference(member, promptId, { id: referenceId, assetId, kind, name, role: null });
  },
);
