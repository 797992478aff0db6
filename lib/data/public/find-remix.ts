import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { GalleryItemId, ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { type Snapshot, parseSnapshot } from "#lib/domain/generation/run.ts";
import type { Visitor } from "#lib/domain/base/scope.ts";
import { findShownAssets } from "./find-shown-assets.ts";
import { shownItems } from "./shown-items.ts";

/** The prompt of an item for others, with what its member shows of it. */
export type Remix = {
  /** References by their numbers and not by their files' names; of its models only the one that made the clip. */
  prompt: Prompt;
  /** Those that are shown and have a file. */
  shownReferences: ReferenceId[];
  showsSettings: boolean;
  showsModel: boolean;
  title: string;
  number: number;
};

type Row = {
  memberId: string;
  snapshot: unknown;
  modelId: ModelId;
  shownIds: string[];
} & Pick<Remix, "showsSettings" | "showsModel" | "title" | "number">;

/** Null where there is no such item, its prompt is hidden, or remixing is not allowed. */
export async function findRemix({ galleryId }: Visitor, itemId: GalleryItemId): Promise<Remix | null> {
  const [row] = await database().$queryRaw<Row[]>`
    SELECT g.member_id AS "memberId", (SELECT r.snapshot FROM run r WHERE r.id = n.run_id) AS snapshot,
      n.model_id AS "modelId", to_jsonb(i.shown_references) AS "shownIds",
      COALESCE(i.shows_settings, g.shows_settings) AS "showsSettings",
      COALESCE(i.shows_model, g.shows_models) AS "showsModel", g.title, i.place + 1 AS number
    ${shownItems(galleryId)} AND i.id = ${itemId}::uuid
      AND g.allows_remix AND COALESCE(i.shows_prompt, g.shows_prompts)`;
  if (!row) return null;
  const { memberId, modelId, shownIds, showsSettings, showsModel, title, number } = row;
  const snapshot = documentOf(parseSnapshot(row.snapshot));
  const assets = await findShownAssets(memberId, [{ snapshot, shownIds }]);
  return {
    prompt: forOthers(snapshot, modelId),
    shownReferences: snapshot.prompt.references
      .filter(({ id, assetId }) => shownIds.includes(id) && assetId !== null && assets.has(assetId))
      .map(({ id }) => id),
    showsSettings,
    showsModel,
    title,
    number,
  };
}

function forOthers({ prompt }: Snapshot, modelId: ModelId): Prompt {
  const ordinals = numberReferences(prompt.references);
  const override = prompt.overrides[modelId];
  return {
    ...prompt,
    references: prompt.references.map((reference) => ({
      ...reference,
      name: referenceLabel(ordinals.get(reference.id)!), // every one of the list is numbered
    })),
    modelIds: [modelId],
    overrides: override ? { [modelId]: override } : {},
  };
}
