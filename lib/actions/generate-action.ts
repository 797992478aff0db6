"use server";

import * as z from "zod/mini";
import { readConfig } from "#lib/config.ts";
import { foundOrThrow } from "#lib/data/app-error.ts";
import { findPrompt } from "#lib/data/prompt/find-prompt.ts";
import { listProviderChoices } from "#lib/data/provider-choice/list-provider-choices.ts";
import { listProvidersWithKey } from "#lib/data/provider-key/list-provider-keys.ts";
import { createRun } from "#lib/data/run/create-run.ts";
import { findRunByClientKey } from "#lib/data/run/find-run-by-client-key.ts";
import { modelIdSchema, promptIdSchema } from "#lib/domain/id.ts";
import { promptSchema } from "#lib/domain/prompt.ts";
import { findModel, providers } from "#lib/providers/catalog.ts";
import { mediaRoutes } from "#lib/providers/media-route.ts";
import { memberAction } from "./action.ts";
import { compileRun } from "./compile-run.ts";
import { requireOwnAssets } from "./own-assets.ts";

const hashesSchema = z.record(modelIdSchema, z.string().check(z.regex(/^[0-9a-f]{64}$/)));

const generateSchema = z.strictObject({
  /** Made with the press: the same press twice is one run. */
  clientKey: z.uuid(),
  promptId: z.nullable(promptIdSchema),
  /** The draft in this version, or without one the document as the page shows it. */
  promptVersion: z.optional(z.int()),
  document: z.optional(promptSchema),
  hashes: hashesSchema,
  accepted: hashesSchema,
});

/**
 * Compiles again, and where the outcome is what the page showed and its losses were accepted, writes the run, its
 * generations and their jobs in one transaction.
 */
export const generateAction = memberAction(
  generateSchema,
  async ({ member }, { clientKey, promptId, hashes, accepted, ...shown }) => {
    const first = await findRunByClientKey(member, clientKey);
    if (first) return { ok: true as const, runId: first, leftOut: [] };
    const draft = shown.document ? null : foundOrThrow(promptId && (await findPrompt(member, promptId)));
    if (draft && draft.version !== shown.promptVersion) {
      return { ok: false as const, reason: "changed-elsewhere" as const };
    }
    const prompt = shown.document ?? foundOrThrow(draft).document;
    const assets = await requireOwnAssets(member, prompt);
    const choices = await listProviderChoices(member);
    const compiled = compileRun(
      prompt,
      assets,
      { hashes, accepted },
      {
        find: (modelId) => findModel(modelId, choices),
        routes: mediaRoutes(providers, readConfig()),
        withKey: await listProvidersWithKey(member),
      },
    );
    if (!compiled.ok) return compiled;
    const { generations, leftOut } = compiled;
    const snapshot = { prompt, assets: [...assets.values()] };
    const { runId } = await createRun(member, { clientKey, promptId, snapshot, generations });
    return { ok: true as const, runId, leftOut };
  },
);
