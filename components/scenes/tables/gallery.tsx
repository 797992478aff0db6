import { ConflictDialog } from "#components/gallery/edit/gallery-conflict.tsx";
import { GalleryEditor } from "#components/gallery/edit/gallery-editor.tsx";
import { LinkPart } from "#components/gallery/edit/share/link-part.tsx";
import { Responses } from "#components/gallery/edit/responses/responses.tsx";
import { SharePanel } from "#components/gallery/edit/share/share-panel.tsx";
import { type SaveStatus, saveStatusText } from "#components/state/save-status.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { DeletedTile } from "#components/gallery/list/deleted-tile.tsx";
import { GalleryList } from "#components/gallery/list/gallery-list.tsx";
import { NewGalleryButton } from "#components/gallery/list/new-gallery-button.tsx";
import { PageHeading } from "#components/ui/page-heading.tsx";
import AddDialog from "#components/reuse/add-to-gallery/add-dialog.tsx";
import type { GalleryCommentId, GalleryId, GalleryItemId, GenerationId, RunId } from "#lib/domain/base/id.ts";
import { galleryLayouts, newGallery, newItemChoices } from "#lib/domain/gallery/gallery.ts";
import type {
  GalleryListItem,
  GalleryResponses,
  GalleryResult,
  GallerySharing,
  GalleryView,
} from "#lib/domain/gallery/gallery-view.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import {
  ago,
  day,
  hour,
  labels,
  longWords,
  memberId,
  modelIds,
  railing,
} from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";

const films = ["pier-1.mp4", "pier-2.mp4", "neon.mp4", "sea.mp4", "road.mp4"] as const;
const results: GalleryResult[] = films.map((film, index) => ({
  generationId: sampleId<GenerationId>(600 + index),
  runId: sampleId<RunId>(650 + index),
  modelId: index % 2 === 0 ? modelIds.oxen : modelIds.siray,
  variation: 1,
  output: 1,
  excerpt: "The woman in woman.jpg walks away along pier.jpg at dawn",
  assetId: sceneAsset(film).id,
  hasPoster: true,
  hasCopy: true,
  widthPx: 1280,
  heightPx: 720,
  durationMs: 4000,
  references: [
    {
      id: sampleId(700),
      kind: "image",
      name: "woman.jpg",
      label: "Image 1",
      assetId: sceneAsset("woman.jpg").id,
    },
  ],
}));

const unshared: GallerySharing = {
  linkedAt: null,
  canCopyLink: false,
  hasPassword: false,
  expiresAt: null,
  isOver: false,
};
const sharings = {
  "not-shared": unshared,
  shared: { ...unshared, linkedAt: ago(day), canCopyLink: true },
  "of-an-older-link": { ...unshared, linkedAt: ago(day) },
  "with-password": { ...unshared, linkedAt: ago(day), canCopyLink: true, hasPassword: true },
  ends: { ...unshared, linkedAt: ago(day), canCopyLink: true, expiresAt: ago(-9 * day) },
  over: { ...unshared, linkedAt: ago(9 * day), expiresAt: ago(day), isOver: true },
} satisfies Record<string, GallerySharing>;

const noResponses: GalleryResponses = {
  viewCount: 0,
  downloadCount: 0,
  hearts: [],
  votes: [],
  comments: [],
  commentCount: 0,
};
const itemId = (film: SceneFilm) => sceneAsset(film).id as string as GalleryItemId; // by which its film is found
const comment = (
  number: number,
  text: string,
  change: Partial<GalleryResponses["comments"][number]> = {},
) => ({
  id: sampleId<GalleryCommentId>(800 + number),
  itemId: itemId("pier-1.mp4"),
  name: "Jonas",
  text,
  atMs: null,
  createdAt: ago(number * hour),
  isApproved: true,
  ...change,
});
const manyResponses: GalleryResponses = {
  viewCount: 214,
  downloadCount: 9,
  hearts: films.map((film, index) => ({ itemId: itemId(film), count: 12 - index })),
  votes: [
    {
      firstItemId: itemId("pier-1.mp4"),
      secondItemId: itemId("pier-2.mp4"),
      first: 8,
      second: 3,
      neither: 2,
    },
  ],
  comments: [
    comment(1, "The railing bends here.", { isApproved: false, atMs: 2600, drawing: railing }),
    comment(2, longWords, { isApproved: false, name: "Somebody with a rather long name of their own" }),
    comment(3, "Love this.", { itemId: null }),
  ],
  commentCount: 240,
};

const document = {
  ...newGallery("Pier at dawn"),
  introduction: "Four answers to one prompt, and what we kept of the rest.",
  allowsHearts: true,
  allowsComments: true,
  items: films.map((film, index) => ({
    ...newItemChoices,
    id: itemId(film),
    generationId: results[index]!.generationId,
    caption: index === 0 ? "The one we keep" : "",
  })),
};

function gallery(number: number, change: Partial<GalleryView> = {}): GalleryView {
  return {
    id: sampleId<GalleryId>(900 + number),
    version: 3,
    document,
    results,
    sharing: unshared,
    responses: noResponses,
    ...change,
  };
}

const editors = {
  new: gallery(1, { document: newGallery("A new gallery"), results: [] }),
  arranged: gallery(2, { sharing: sharings.shared, responses: manyResponses }),
  "deleted-results": gallery(3, {
    results: results.map((result, index) => (index < 2 ? { ...result, assetId: null } : result)),
  }),
  "mixed-ratios": gallery(5, {
    results: results.map((result, index) =>
      index === 1
        ? { ...result, widthPx: 720, heightPx: 1280 }
        : index === 3
          ? { ...result, widthPx: 1024, heightPx: 1024 }
          : result,
    ),
  }),
  "long-words": gallery(4, {
    document: { ...document, title: longWords.slice(0, 120), introduction: longWords },
  }),
  ...Object.fromEntries(
    galleryLayouts.map((layout, index) => [
      `laid-out-${layout}`,
      gallery(10 + index, { document: { ...document, layout } }),
    ]),
  ),
} satisfies Record<string, GalleryView>;

const editor = (view: GalleryView, more: Partial<Scene> = {}): Scene => ({
  frame: "page",
  answers: { "/api/results": { items: results, next: null } },
  show: (
    <InStudio>
      <GalleryEditor initial={view} labels={labels} memberId={memberId} />
    </InStudio>
  ),
  ...more,
});

const listed: GalleryListItem[] = [
  {
    title: "Pier at dawn",
    itemCount: 5,
    covers: films.slice(0, 4).map((film) => sceneAsset(film).id),
    sharing: sharings.shared,
    viewCount: 214,
    waitingCount: 2,
  },
  {
    title: "One clip",
    itemCount: 1,
    covers: [sceneAsset("neon.mp4").id],
    sharing: sharings["with-password"],
    viewCount: 1,
    waitingCount: 0,
  },
  {
    title: "Two clips, and the link has ended",
    itemCount: 2,
    covers: [sceneAsset("sea.mp4").id, sceneAsset("road.mp4").id],
    sharing: sharings.over,
    viewCount: 12,
    waitingCount: 0,
  },
  { title: "Nothing in it yet", itemCount: 0, covers: [], sharing: unshared, viewCount: 0, waitingCount: 0 },
  {
    title: longWords.slice(0, 120),
    itemCount: 3,
    covers: [],
    sharing: unshared,
    viewCount: 0,
    waitingCount: 0,
  },
].map((one, index) => ({ ...one, id: sampleId<GalleryId>(950 + index), updatedAt: ago((index + 1) * hour) }));

const list = (galleries: readonly GalleryListItem[], more: Partial<Scene> = {}): Scene => ({
  frame: "page",
  show: (
    <InStudio>
      <div className="mx-auto w-full max-w-[140rem] px-4 py-8 sm:px-6">
        <PageHeading
          title="Galleries"
          aside={galleries.length > 0 && <NewGalleryButton variant="primary" />}
        />
        <GalleryList galleries={galleries} />
      </div>
    </InStudio>
  ),
  ...more,
});

const theirs = gallery(2, {
  document: { ...document, title: "Pier at dawn, second cut", items: document.items.slice(1) },
});
const statuses = {
  saved: { state: "saved", at: 0 },
  unsaved: { state: "unsaved" },
  saving: { state: "saving" },
  "not-saved": { state: "not-saved", trouble: "offline" },
  "no-title": { state: "not-saved", trouble: "no-title" },
  conflict: { state: "conflict", theirs },
} satisfies Record<string, SaveStatus<object>>;

/** What the panels of an editor read of it. */
const editing = {
  status: statuses.conflict,
  document,
  results: new Map(results.map((result) => [result.generationId, result])),
  responses: manyResponses,
  saver: {},
} as unknown as GalleryEditing; // the rest is asked for by no panel that stands here

export const scenes: Scenes = {
  list: list(listed),
  "list-empty": list([]),
  "list-deleted": {
    show: (
      <ul className="w-92">
        <DeletedTile id={editors.new.id} title="Pier at dawn" />
      </ul>
    ),
  },
  ...scenesOf<string, GalleryView>(editors, (view) => editor(view)),
  "choose-results": editor(editors.new, {
    steps: [{ press: "Add clips" }, { see: "Seedance 2.0 ref2v" }],
  }),
  "visible-of-a-clip": editor(editors.arranged, {
    steps: [{ press: "Actions for clip 1" }, { press: "What visitors see" }],
  }),
  "actions-of-a-clip": editor(editors.arranged, { steps: [{ press: "Actions for clip 1" }] }),
  "clip-removed": editor(editors.arranged, { steps: [{ press: "Remove clip 2" }] }),
  "share-open": editor(editors.arranged, { steps: [{ press: "Share" }, { see: "Copy link" }] }),
  "new-link-asked": editor(editors.arranged, {
    steps: [{ press: "Share" }, { press: "New link" }, { see: "Cancel" }],
  }),
  "stop-sharing-asked": editor(editors.arranged, {
    steps: [{ press: "Share" }, { press: "Stop sharing" }, { see: "Cancel" }],
  }),
  "cannot-be-saved": editor(gallery(20), {
    isOffline: true,
    steps: [
      { write: " Again.", into: "Title" },
      { see: saveStatusText({ state: "not-saved", trouble: "offline" }) },
    ],
  }),
  ...scenesOf<string, GallerySharing>(
    Object.fromEntries(Object.entries(sharings).map(([name, sharing]) => [`share-${name}`, sharing])),
    (sharing) => ({
      show: (
        <div className="flex w-92 flex-col gap-4 text-14">
          <SharePanel id={editors.new.id} editing={{ ...editing, sharing }} />
        </div>
      ),
    }),
  ),
  "share-link-shown": {
    show: (
      <LinkPart
        id={editors.new.id}
        sharing={sharings.shared}
        viewCount={214}
        link="https://studio.example/g/1kq0Zr7y2mVbX3cN8dTfLw"
        setLink={() => undefined}
        onChange={() => undefined}
      />
    ),
  },
  responses: { show: <Responses editing={editing} /> },
  "responses-none": { show: <Responses editing={{ ...editing, responses: noResponses }} /> },
  conflict: { frame: "page", show: <ConflictDialog editing={editing} /> },
  "add-to-gallery": {
    frame: "page",
    answers: { "/api/galleries": listed },
    steps: [{ see: "Title of the new gallery" }],
    show: (
      <AddDialog generationIds={[results[0]!.generationId]} onAdded={undefined} onClose={() => undefined} />
    ),
  },
  "add-to-first-gallery": {
    frame: "page",
    answers: { "/api/galleries": [] },
    steps: [{ see: "Title of the new gallery" }],
    show: (
      <AddDialog generationIds={[results[0]!.generationId]} onAdded={undefined} onClose={() => undefined} />
    ),
  },
  ...Object.fromEntries(
    Object.entries(statuses).map(([name, status]) => [
      `status-${name}`,
      {
        show: (
          <PageHeading title="Pier at dawn">
            <span>{saveStatusText(status)}</span>
          </PageHeading>
        ),
      },
    ]),
  ),
};
