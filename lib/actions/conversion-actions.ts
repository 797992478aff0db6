"use server";

import * as z from "zod/mini";
import { askConversion, cancelConversion } from "#lib/data/conversion/conversions.ts";
import { assetIdSchema, conversionIdSchema } from "#lib/domain/base/id.ts";
import { editSchema } from "#lib/domain/media/edit.ts";
import { memberAction } from "./action.ts";

/**
 * Asks for what an edit makes of an asset. The answer says how its conversion stands, with the asset where it is made already.
 * `not-ready`: the file is still being read. `unsuited`: there is no such thing of this file. `too-many`: some of
 * those that wait have to be done first.
 */
export const convertAction = memberAction(
  z.strictObject({ assetId: assetIdSchema, edit: editSchema }),
  async ({ member }, input) => {
    const asked = await askConversion(member, input);
    return typeof asked === "string"
      ? { ok: false as const, reason: asked }
      : { ok: true as const, conversion: asked };
  },
);

/** Ends a conversion that is wanted no more. The answer says how it stands: one that was done before is done. */
export const cancelConversionAction = memberAction(
  z.strictObject({ conversionId: conversionIdSchema }),
  async ({ member }, { conversionId }) => ({
    ok: true as const,
    conversion: await cancelConversion(member, conversionId),
  }),
);
