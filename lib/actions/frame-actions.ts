"use server";

import * as z from "zod/mini";
import { generationIdSchema } from "#lib/domain/id.ts";
import { memberAction } from "./action.ts";
import { keepFrame } from "./keep-frame.ts";

/** No clip that a model makes is nearly as long. */
const atMaxMs = 60 * 60_000;

/** Makes an image of one picture of a result: the one seen at `atMs` of the clip's own time, or the last one where that is null. */
export const takeFrameAction = memberAction(
  z.strictObject({
    generationId: generationIdSchema,
    atMs: z.nullable(z.int().check(z.gte(0), z.lte(atMaxMs))),
  }),
  async ({ member }, { generationId, atMs }) => {
    const kept = await keepFrame(member, generationId, atMs);
    return "asset" in kept
      ? { ok: true as const, asset: kept.asset }
      : { ok: false as const, reason: kept.refusal };
  },
);
