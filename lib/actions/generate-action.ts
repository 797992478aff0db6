"use server";

import * as z from "zod/mini";
import { savedVersionSchema } from "#lib/domain/base/stored.ts";
import { readConfig } from "#lib/config.ts";
import { foundOrThrow } from "#lib/data/app-error.ts";
import { findPrompt } from "#lib/data/prompt/prompts.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { listProvidersWithKey } from "#lib/data/provider/keys.ts";
import { createRun } from "#lib/data/run/create-run.ts";
import { findRunByClientKey } from "#lib/data/run/runs.ts";
import { modelIdSchema, promptIdSchema } from "#lib/domain/base/id.ts";
import { findModel, providers } from "#lib/providers/catalog.ts";
import { mediaRoutes } from "#lib/providers/media-route.ts";
import { memberAction } from "./action.ts";
import { compileRun } from "#lib/providers/compile-run.ts";
import { requireOwnAssets } from "#lib/reads/own-assets.ts";
import { sha256Schema } from "#lib/domain/media/asset.ts";

const hashesSchema = z.record(modelIdSchema, sha256Schema);

const generateSchema = z.strictObject({
  /** Made with the press: the same press twice is one run. */
  clientKey: z.uuid(),
  promptId: promptIdSchema,
  /** In which the page has just saved the draft. */
  promptVersion: savedVersionSchema,
  hashes: hashesSchema,
  accepted: hashesSchema,
});

/**
 * Compiles the draft again as it is stored, and where the outcome is what the page showed and its losses were accepted, writes the
 * run, its generations and their jobs in one transaction. `changed-elsewhere` brings what another tab has saved.
 */
export const generateAction = memberAction(
  generateSchema,
  async ({ member }, { clientKey, promptId, promptVersion, ...shown }) => {
    const first = await findRunByClientKey(member, clientKey);
    if (first) return { ok: true as const, runId: first, leftOut: [] };
    const { document, version } = foundOrThrow(await findPrompt(member, promptId));
    if (version !== promptVersion) {
      return { ok: false as const, reason: "changed-elsewhere" as const, document, version };
    }
    const assets = await requireOwnAssets(member, document);
    const choices = await listProviderChoices(member);
    const compiled = compileRun(document, assets, shown, {
      find: (modelId) => findModel(modelId, choices),
      routes: mediaRoutes(providers, readConfig()),
      withKey: await listProvidersWithKey(member),
    });
    if (!compiled.ok) return compiled;
    const { generations, leftOut } = compiled;
    const snapshot = { prompt: document, assets: [...assets.values()] };
    const { runId } = await createRun(member, { clientKey, promptId, snapshot, generations });
    return { ok: true as const, runId, leftOut };
  },
);
