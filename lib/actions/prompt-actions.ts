"use server";

import * as z from "zod/mini";
import { createPrompt } from "#lib/data/prompt/create-prompt.ts";
import { deletePrompt } from "#lib/data/prompt/delete-prompt.ts";
import { restorePrompt } from "#lib/data/prompt/restore-prompt.ts";
import { savePrompt } from "#lib/data/prompt/save-prompt.ts";
import { promptIdSchema } from "#lib/domain/id.ts";
import { promptSchema } from "#lib/domain/prompt.ts";
import { memberAction } from "./action.ts";
import { requireOwnAssets } from "./own-assets.ts";

/** Makes a draft under an id that the page has chosen. A repeated first save makes one draft. */
export const createPromptAction = memberAction(
  z.strictObject({ id: promptIdSchema, document: promptSchema }),
  async ({ member }, { id, document }) => {
    await requireOwnAssets(member, document);
    return { ok: true as const, ...(await createPrompt(member, { id, document })) };
  },
);

/** Saves a draft over the version that it was made from; `changed-elsewhere` brings what another tab has saved. */
export const savePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema, document: promptSchema, fromVersion: z.int().check(z.gte(1)) }),
  async ({ member }, save) => {
    await requireOwnAssets(member, save.document);
    return savePrompt(member, save);
  },
);

/** Deletes a draft; the runs made from it stay. */
export const deletePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema }),
  async ({ member }, { id }) => {
    await deletePrompt(member, id);
    return { ok: true as const };
  },
);

/** Takes the deletion of a draft back. */
export const restorePromptAction = memberAction(
  z.strictObject({ id: promptIdSchema }),
  async ({ member }, { id }) => {
    await restorePrompt(member, id);
    return { ok: true as const };
  },
);
