"use server";

import * as z from "zod/mini";
import { beginComparison, reveal, saveBlindVerdict } from "#lib/data/blind/comparisons.ts";
import { blindClipIdSchema, blindComparisonIdSchema, runIdSchema } from "#lib/domain/base/id.ts";
import { verdictSchema } from "#lib/domain/judgement/verdict.ts";
import { memberAction } from "./action.ts";

/** Hides the names of a run's results in a new order, or goes on with the comparison that is under way. */
export const beginComparisonAction = memberAction(
  z.strictObject({
    runId: runIdSchema,
    /** Absent where the page does not ask: then everything that can be played takes part. */
    withDrafts: z._default(z.boolean(), true),
  }),
  async ({ member }, { runId, ...choice }) => {
    const begun = await beginComparison(member, runId, choice);
    return begun.ok ? { ok: true as const } : begun;
  },
);

/** Says what one thinks of a clip whose name is hidden. `shown`: it is not hidden any more. */
export const saveBlindVerdictAction = memberAction(
  z.extend(verdictSchema, { blindClipId: blindClipIdSchema }),
  async ({ member }, { blindClipId, ...verdict }) => saveBlindVerdict(member, blindClipId, verdict),
);

/** Shows the names, which ends the verdicts of this comparison. */
export const revealAction = memberAction(
  z.strictObject({ comparisonId: blindComparisonIdSchema }),
  async ({ member }, { comparisonId }) => {
    await reveal(member, comparisonId);
    return { ok: true as const };
  },
);
