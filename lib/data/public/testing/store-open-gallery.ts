import { randomBytes } from "node:crypto";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { type ResultRow, storeRun } from "#lib/data/testing/store-run.ts";
import { words } from "#lib/data/testing/store-rows.ts";
import type {
  AssetId,
  GalleryId,
  GalleryItemId,
  GenerationId,
  ModelId,
  ReferenceId,
} from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { newSettings } from "#lib/domain/settings/settings.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { sampleSent } from "#lib/domain/testing/samples.ts";

export type StoredGallery = {
  id: GalleryId;
  items: { id: GalleryItemId; generationId: GenerationId; assetId: AssetId }[];
  /** Image 1, which every item shows, and Image 2, which none does. */
  shown: { id: ReferenceId; assetId: AssetId };
  hidden: { id: ReferenceId; assetId: AssetId };
};

/** An image's bytes where they really lie on disk, and its still's. */
type FileRow = { sha256: string; sizeBytes: number; poster?: string };

/** What tells of the prompt, the model, the settings or the files of a stored gallery, and stands nowhere else in it. */
export const gallerySecrets = {
  prompt: "the words of the prompt",
  negativePrompt: "words that are not wanted",
  seed: 71_234_567,
  modelId: "siray/hidden-model" as ModelId,
  otherModelId: "oxen/another-model" as ModelId,
  assetName: "the words of the prompt – Hidden model.mp4",
  shownName: "shown-reference-of-a-client.png",
  hiddenName: "hidden-reference-of-a-client.png",
};

/**
 * A gallery that shows and allows everything, of two results of one run whose prompt has two images: written past every event function.
 * `tokenHash` is its link's.
 */
export async function storeOpenGallery(
  member: Member,
  tokenHash: string | null,
  results: readonly ResultRow[] = [{}, {}],
  files: { shown?: FileRow } = {},
): Promise<StoredGallery> {
  const { prompt, modelId, assetName, shownName, hiddenName, otherModelId, negativePrompt, seed } =
    gallerySecrets;
  const sent = { ...sampleSent, settings: { ...sampleSent.settings, negativePrompt, seed } };
  const run = await storeRun(
    member,
    results.map((result) => ({ modelId, name: assetName, sent, ...result })),
  );
  const shown = { id: createId<ReferenceId>(), assetId: await storeImage(member, shownName, files.shown) };
  const hidden = { id: createId<ReferenceId>(), assetId: await storeImage(member, hiddenName) };
  const reference = ({ id, assetId }: typeof shown, name: string) =>
    ({ id, assetId, kind: "image", name, role: "subject" }) as const;
  const document: Prompt = {
    ...words(prompt, [reference(shown, shownName), reference(hidden, hiddenName)]),
    body: [
      { type: "text", text: `${prompt} ` },
      { type: "reference", id: shown.id },
      { type: "text", text: " and " },
      { type: "reference", id: hidden.id },
    ],
    settings: { ...newSettings, negativePrompt, seed },
    modelIds: [modelId, otherModelId],
    overrides: { [otherModelId]: { fixedCamera: true } },
  };
  await database().run.update({
    where: { id: run.runId },
    data: { snapshot: { prompt: document, assets: [] } },
  });
  const id = createId<GalleryId>();
  const items = run.results.map(({ id: generationId, assetId }) => ({
    id: createId<GalleryItemId>(),
    generationId,
    assetId,
  }));
  await database().gallery.create({
    data: {
      id,
      memberId: member.id,
      title: "Kites",
      introduction: "Three days by the sea.",
      tokenHash,
      linkedAt: tokenHash === null ? null : new Date(),
      ...everything,
      items: {
        create: items.map((item, place) => ({
          id: item.id,
          generationId: item.generationId,
          place,
          caption: `Kite ${place + 1}`,
          shownReferences: [shown.id],
        })),
      },
    },
  });
  return { id, items, shown, hidden };
}

const everything = {
  showsPrompts: true,
  showsModels: true,
  showsSettings: true,
  allowsDownloads: true,
  allowsHearts: true,
  allowsComments: true,
  approvesComments: false,
  allowsVotes: true,
  allowsRemix: true,
  allowsEmbedding: true,
};

async function storeImage(member: Member, name: string, given?: FileRow): Promise<AssetId> {
  const { poster, ...file } = given ?? { sha256: randomBytes(32).toString("hex"), sizeBytes: 10 };
  const id = createId<AssetId>();
  await database().asset.create({
    data: {
      id,
      name,
      kind: "image",
      member: { connect: { id: member.id } },
      blob: {
        create: {
          id: createId(),
          memberId: member.id,
          ...file,
          format: "png",
          state: "ready",
          measured: { widthPx: 640, heightPx: 360 },
          ...(poster && {
            derivatives: {
              create: {
                id: createId(),
                kind: "poster",
                version: 1,
                contentType: "image/webp",
                sha256: poster,
                sizeBytes: 5,
              },
            },
          }),
        },
      },
    },
  });
  return id;
}
