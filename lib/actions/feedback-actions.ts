"use server";

import * as z from "zod/mini";
import { readConfig } from "#lib/config.ts";
import { saveOffset } from "#lib/data/generation/member-events.ts";
import { deleteOwn, restoreOwn } from "#lib/data/deletion.ts";
import { addNote, saveVerdict } from "#lib/data/feedback/feedback.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { listProvidersWithKey } from "#lib/data/provider/keys.ts";
import { addToRun, getRunToRepeat } from "#lib/data/run/add-to-run.ts";
import { saveUsesShortcuts } from "#lib/data/member/members.ts";
import { generationIdSchema, noteIdSchema, runIdSchema } from "#lib/domain/base/id.ts";
import { noteSchema, offsetSchema, verdictSchema } from "#lib/domain/judgement/verdict.ts";
import { findModel, providers } from "#lib/providers/catalog.ts";
import { mediaRoutes } from "#lib/providers/media-route.ts";
import { memberAction } from "./action.ts";
import { compileOneMore } from "#lib/providers/compile-one-more.ts";
import { requireOwnAssets } from "#lib/reads/own-assets.ts";

/** Saves a verdict on a generation; a choice and stars of null take it back. */
export const saveVerdictAction = memberAction(
  z.extend(verdictSchema, { generationId: generationIdSchema }),
  async ({ member }, { generationId, ...verdict }) => {
    await saveVerdict(member, generationId, verdict);
    return { ok: true as const };
  },
);

/** Adds words at a time in a clip, under an id that the page has made: the same press twice is one note. */
export const addNoteAction = memberAction(
  z.extend(noteSchema, { generationId: generationIdSchema }),
  async ({ member }, note) => {
    await addNote(member, note);
    return { ok: true as const };
  },
);

/** Deletes a note; it can be taken back. */
export const deleteNoteAction = memberAction(
  z.strictObject({ noteId: noteIdSchema }),
  async ({ member }, { noteId }) => {
    await deleteOwn(member, "note", noteId);
    return { ok: true as const };
  },
);

/** Takes the deletion of a note back. */
export const restoreNoteAction = memberAction(
  z.strictObject({ noteId: noteIdSchema }),
  async ({ member }, { noteId }) => {
    await restoreOwn(member, "note", noteId);
    return { ok: true as const };
  },
);

/** Remembers how far a clip is moved against the others. */
export const saveOffsetAction = memberAction(
  z.strictObject({ generationId: generationIdSchema, offsetMs: offsetSchema }),
  async ({ member }, { generationId, offsetMs }) => {
    await saveOffset(member, generationId, offsetMs);
    return { ok: true as const };
  },
);

/**
 * Asks every model of a run for one more, by the run's snapshot. It is compiled again, and written only where the outcome is what was
 * accepted when the run was made.
 */
export const oneMoreOfEachAction = memberAction(
  z.strictObject({
    runId: runIdSchema,
    /** Made with the press: the same press twice asks once. */
    clientKey: z.uuid(),
  }),
  async ({ member }, press) => {
    for (;;) {
      const { snapshot, asked, added } = await getRunToRepeat(member, press);
      if (added > 0) return { ok: true as const, added };
      const assets = await requireOwnAssets(member, snapshot.prompt);
      const choices = await listProviderChoices(member);
      const compiled = compileOneMore(snapshot.prompt, asked, assets, {
        find: (modelId) => findModel(modelId, choices),
        routes: mediaRoutes(providers, readConfig()),
        withKey: await listProvidersWithKey(member),
      });
      if (!compiled.ok) return compiled;
      const written = await addToRun(member, press, compiled.generations, assets);
      if (written !== null) return { ok: true as const, added: written };
      // Another press was quicker: this one's numbers are the next ones.
    }
  },
);

/** Switches shortcuts on or off. */
export const saveShortcutsAction = memberAction(
  z.strictObject({ usesShortcuts: z.boolean() }),
  async ({ member }, { usesShortcuts }) => {
    await saveUsesShortcuts(member, usesShortcuts);
    return { ok: true as const };
  },
);
