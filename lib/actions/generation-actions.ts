"use server";

import * as z from "zod/mini";
import {
  abandon,
  lookAgain,
  requestCancel,
  resend,
  retry,
  stopWaiting,
  tryLink,
} from "#lib/data/generation/member-events.ts";
import { adopt } from "#lib/data/generation/money.ts";
import { getAsked } from "#lib/data/generation/results.ts";
import { requestSearch } from "#lib/data/generation/searches.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { type GenerationId, generationIdSchema, operationSchema } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { estimateOf } from "#lib/domain/limits/estimate.ts";
import { findModel, findModelOfVersion } from "#lib/providers/catalog.ts";
import { deadlineOf, rebuildSent } from "#lib/providers/rebuild-sent.ts";
import { memberAction } from "./action.ts";

const generationSchema = z.strictObject({ generationId: generationIdSchema });

/** Wants a generation stopped. `status` is what it is in afterwards. */
export const cancelGenerationAction = memberAction(
  generationSchema,
  async ({ member }, { generationId }) => ({
    ok: true as const,
    status: await requestCancel(member, generationId),
  }),
);

/** Tries a failed generation again, by a new attempt. */
export const retryGenerationAction = memberAction(generationSchema, async ({ member }, { generationId }) =>
  toResult(await retry(member, generationId, await estimateNow(member, generationId))),
);

/**
 * Tells under which id the provider has the work of an unconfirmed generation. `taken`: another generation has it; `no-id`: the
 * provider gives its work none, so that there is nothing to ask it for.
 */
export const adoptGenerationAction = memberAction(
  z.extend(generationSchema, { operation: z.pipe(z.string().check(z.trim()), operationSchema) }),
  async ({ member }, { generationId, operation }) => {
    const asked = await getAsked(member, generationId);
    const found = findModelOfVersion(asked.modelId, asked.modelVersion);
    if (!found) return { ok: false as const, reason: "model-gone" as const };
    const { work, hasNoTaskId } = found.model.operation;
    if (hasNoTaskId) return { ok: false as const, reason: "no-id" as const };
    const queue = work === "local" ? "render" : "poll";
    const deadlineMs = await deadlineOf(asked, found.model);
    const moved = await adopt(member, generationId, operation, { queue, lookAfterMs: 0, deadlineMs });
    return moved === "taken" ? { ok: false as const, reason: "taken" as const } : toResult(moved);
  },
);

/** Has the provider asked which of its tasks an unconfirmed generation could be; the run shows its answer. */
export const lookForGenerationAction = memberAction(
  generationSchema,
  async ({ member }, { generationId }) => {
    const { modelId, modelVersion } = await getAsked(member, generationId);
    const found = findModelOfVersion(modelId, modelVersion);
    if (!found?.model.operation.canFind) return { ok: false as const, reason: "cannot-find" as const };
    return toResult((await requestSearch(member, generationId)) ? {} : null);
  },
);

/** Sends an unconfirmed generation again, which may cost twice. */
export const resendGenerationAction = memberAction(generationSchema, async ({ member }, { generationId }) =>
  toResult(await resend(member, generationId, await estimateNow(member, generationId))),
);

/** Gives an unconfirmed generation up. */
export const abandonGenerationAction = memberAction(generationSchema, async ({ member }, { generationId }) =>
  toResult(await abandon(member, generationId)),
);

/** Asks the provider once more about a generation whose deadline had passed. */
export const lookAgainAction = memberAction(generationSchema, async ({ member }, { generationId }) => {
  const asked = await getAsked(member, generationId);
  const found = findModelOfVersion(asked.modelId, asked.modelVersion);
  if (!found) return { ok: false as const, reason: "model-gone" as const };
  return toResult(await lookAgain(member, generationId, await deadlineOf(asked, found.model)));
});

/** Waits for a generation no longer; its provider goes on with it. */
export const stopWaitingAction = memberAction(generationSchema, async ({ member }, { generationId }) => {
  const { modelId, modelVersion } = await getAsked(member, generationId);
  // The answer to a blocking call is the result itself: its provider gives the work no id.
  const isBlockingCall = findModelOfVersion(modelId, modelVersion)?.model.operation.hasNoTaskId === true;
  return toResult(await stopWaiting(member, generationId, { isBlockingCall }));
});

/** Fetches the result of a failed generation once more from the links that it has kept. */
export const tryLinkAction = memberAction(generationSchema, async ({ member }, { generationId }) =>
  toResult(await tryLink(member, generationId)),
);

/** What a generation would cost if it were asked for once more now. Throws "not-found". */
async function estimateNow(member: Member, generationId: GenerationId): Promise<Money | null> {
  const asked = await getAsked(member, generationId);
  const found = findModel(asked.modelId, await listProviderChoices(member));
  const { settings } = asked.sent ?? (await rebuildSent(asked, []));
  return found && estimateOf(found.model, settings.durationMs);
}

/** `moved-on`: it was in another state by then, so that nothing happened. */
function toResult(moved: object | null) {
  return moved ? { ok: true as const } : { ok: false as const, reason: "moved-on" as const };
}
