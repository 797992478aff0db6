"use server";

import * as z from "zod/mini";
import { deleteAsset } from "#lib/data/asset/delete-asset.ts";
import { assetIdSchema } from "#lib/domain/id.ts";
import { memberAction } from "./action.ts";

/** Deletes an asset. Its name, kind and hash stay for what was made with it. */
export const deleteAssetAction = memberAction(
  z.strictObject({ assetId: assetIdSchema }),
  async ({ member }, { assetId }) => {
    await deleteAsset(member, assetId);
    return { ok: true as const };
  },
);
