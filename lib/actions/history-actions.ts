"use server";

import * as z from "zod/mini";
import {
  changeTags,
  deleteGenerations,
  markFavourites,
  restoreGenerations,
} from "#lib/data/history/change-results.ts";
import { chosenMax } from "#lib/domain/history/history.ts";
import { generationIdSchema } from "#lib/domain/base/id.ts";
import { tagSchema, tagsPerResultMax } from "#lib/domain/history/tag.ts";
import { memberAction } from "./action.ts";

const generationIds = z.array(generationIdSchema).check(z.minLength(1), z.maxLength(chosenMax));
const tags = z.array(tagSchema).check(z.maxLength(tagsPerResultMax));

/** Counts results among the favourites, or not any more. */
export const markFavouritesAction = memberAction(
  z.strictObject({ generationIds, isFavourite: z.boolean() }),
  async ({ member }, { generationIds: ids, isFavourite }) => {
    await markFavourites(member, ids, isFavourite);
    return { ok: true as const };
  },
);

/** Adds tags to results and takes others away; "too-many" where one of them would have more than a result may have. */
export const changeTagsAction = memberAction(
  z.strictObject({ generationIds, add: tags, remove: tags }),
  async ({ member }, { generationIds: ids, add, remove }) => {
    const isDone = await changeTags(member, ids, { add, remove });
    return isDone ? { ok: true as const } : { ok: false as const, reason: "too-many" as const };
  },
);

/** Deletes what has ended of these, and says which; for a while it can be taken back. */
export const deleteGenerationsAction = memberAction(
  z.strictObject({ generationIds }),
  async ({ member }, { generationIds: ids }) => {
    return { ok: true as const, deleted: await deleteGenerations(member, ids) };
  },
);

/** Takes a deletion back, and says of which. */
export const restoreGenerationsAction = memberAction(
  z.strictObject({ generationIds }),
  async ({ member }, { generationIds: ids }) => {
    return { ok: true as const, restored: await restoreGenerations(member, ids) };
  },
);
