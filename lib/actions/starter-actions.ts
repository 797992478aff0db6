"use server";

import * as z from "zod/mini";
import { registerMeasured } from "#lib/data/asset/uploads.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { starterIds, starters } from "#lib/domain/starter/starters.ts";
import { storeStarterFile } from "#lib/storage/starter-media.ts";
import { memberAction } from "./action.ts";

/** Gives the member the files of a starter, in its order and ready to be used. What they have already stays the one asset that it is. */
export const takeStarterAction = memberAction(
  z.strictObject({ starter: z.enum(starterIds) }),
  async ({ member }, { starter }) => {
    const assets: Asset[] = [];
    for (const { path, name } of starters[starter].files) {
      const { measured, made, ...stored } = await storeStarterFile(member.id, path);
      const derivatives = made.map(({ version: _version, ...one }) => one);
      const upload = { ...stored, name, location: "disk" } as const;
      assets.push(await registerMeasured(member, upload, { measured, derivatives }));
    }
    return { ok: true as const, assets };
  },
);
