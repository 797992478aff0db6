import { HistoryScreen } from "#components/history/history-screen.tsx";
import { HistoryEmpty } from "#components/history/list/history-empty.tsx";
import { HistoryRow } from "#components/history/list/history-row.tsx";
import { SignedOutNotice } from "#components/history/list/signed-out-notice.tsx";
import type { TileHands } from "#components/history/tile/tile-hands.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import { ago, hour, longWords, modelFacts, modelIds, promptId } from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";

const models = [modelIds.oxen, modelIds.siray, modelIds.modellix, modelIds.siraya];

function result(number: number, change: Partial<HistoryResult> = {}): HistoryResult {
  return {
    id: sampleId<GenerationId>(400 + number),
    modelId: models[number % models.length]!,
    variation: 1,
    output: 1,
    status: "queued",
    progress: null,
    acceptedAt: null,
    video: null,
    choice: null,
    stars: null,
    cost: null,
    hasUnknownBill: false,
    estimate: null,
    isFavourite: false,
    tags: [],
    ...change,
  };
}

const film = (number: number, name: SceneFilm, change: Partial<HistoryResult> = {}) =>
  result(number, {
    status: "done",
    video: {
      assetId: sceneAsset(name).id,
      hasPoster: true,
      hasCopy: false,
      ratio: 16 / 9,
      isMeasuring: false,
      durationMs: 4000,
      sizeBytes: 1_000_000,
    },
    cost: { micro: 1_120_000, currency: "USD" },
    ...change,
  });

function item(number: number, results: HistoryResult[], change: Partial<HistoryItem> = {}): HistoryItem {
  return {
    id: sampleId<RunId>(500 + number),
    promptId,
    createdAt: ago(number * hour),
    title: "The woman in woman.jpg walks away along pier.jpg at dawn, slow push in at eye level.",
    ratio: 16 / 9,
    backdrop: sceneAsset("pier.jpg").id,
    resultCount: results.length,
    results,
    ...change,
  };
}

const estimate = { micro: 600_000, currency: "USD" };
const byStatus = {
  queued: result(1),
  submitting: result(1, { status: "submitting" }),
  unconfirmed: result(1, { status: "unconfirmed" }),
  running: result(1, { status: "running", progress: 0.64, acceptedAt: ago(hour / 20) }),
  saving: result(1, { status: "saving" }),
  done: film(1, "neon.mp4"),
  failed: result(1, { status: "failed" }),
  canceled: result(1, { status: "canceled" }),
} satisfies Record<Status, HistoryResult>;

const rows = {
  "still-read": item(1, [
    film(1, "sea.mp4", {
      video: {
        assetId: sceneAsset("sea.mp4").id,
        hasPoster: false,
        hasCopy: false,
        ratio: null,
        isMeasuring: true,
        durationMs: null,
        sizeBytes: 1,
      },
    }),
  ]),
  judged: item(1, [
    film(0, "pier-1.mp4", { choice: "keep", stars: 5, isFavourite: true, tags: ["pier", "red coat"] }),
    film(1, "pier-2.mp4", { choice: "tweak", stars: 3, hasUnknownBill: true }),
    film(2, "pier-3.mp4", { choice: "reject", cost: null, hasUnknownBill: true, estimate }),
    film(3, "pier-4.mp4", {
      stars: 2,
      cost: null,
      tags: ["a long tag that somebody made of a whole sentence"],
    }),
  ]),
  "eight-results": item(
    1,
    (
      [
        "neon.mp4",
        "dunes.mp4",
        "road.mp4",
        "bottle.mp4",
        "hands.mp4",
        "forest.mp4",
        "sea.mp4",
        "pier-1.mp4",
      ] as const
    ).map((name, index) => film(index, name, { variation: (index >> 2) + 1 })),
  ),
  "some-of-many": item(1, [film(1, "road.mp4")], { resultCount: 8 }),
  "long-words": item(1, [film(1, "dunes.mp4")], { title: longWords }),
  "without-words": item(1, [film(1, "dunes.mp4")], { title: "", promptId: null }),
  "partly-estimated": item(1, [film(1, "hands.mp4", { hasUnknownBill: true, estimate })]),
  "model-gone": item(1, [film(1, "hands.mp4", { modelId: "gone/an-old-model" as HistoryResult["modelId"] })]),
} satisfies Record<string, HistoryItem>;

const nothing = () => {};
const hands: TileHands = {
  isSelecting: false,
  isFull: false,
  select: nothing,
  put: nothing,
  favour: nothing,
  tag: nothing,
  addToGallery: nothing,
  remove: nothing,
  look: nothing,
  menus: { current: null },
};
const row = (one: HistoryItem, chosen: readonly HistoryResult[] = []): Scene => ({
  frame: "wide",
  show: (
    <ol>
      <HistoryRow
        item={one}
        index={0}
        models={modelFacts}
        selected={new Map(chosen.map((result) => [result.id, result]))}
        hands={{ ...hands, isSelecting: chosen.length > 0 }}
        ref={null}
      />
    </ol>
  ),
});

const tallVideo = (name: SceneFilm): HistoryResult["video"] => ({
  assetId: sceneAsset(name).id,
  hasPoster: true,
  hasCopy: false,
  ratio: 9 / 16,
  isMeasuring: false,
  durationMs: 4000,
  sizeBytes: 1_000_000,
});

/** Results with ids of their own, from a number on. */
const numbered = (from: number, results: readonly HistoryResult[]) =>
  results.map((one, index) => ({ ...one, id: sampleId<GenerationId>(from + index) }));

const wall: HistoryItem[] = [
  item(
    1,
    numbered(410, [
      film(1, "pier-1.mp4", { choice: "keep", stars: 4 }),
      film(2, "pier-2.mp4"),
      film(0, "neon.mp4", { video: tallVideo("neon.mp4") }),
      film(3, "pier-3.mp4", { choice: "reject" }),
      result(1, { status: "running", progress: 0.64, acceptedAt: ago(hour / 20) }),
    ]),
  ),
  item(
    2,
    numbered(430, [
      film(2, "pier-4.mp4"),
      film(1, "dunes.mp4", { video: tallVideo("dunes.mp4"), choice: "tweak" }),
      film(0, "neon.mp4"),
      result(3, { status: "failed" }),
      film(3, "road.mp4", { choice: "keep", isFavourite: true }),
    ]),
    { title: "Neon rain on an empty crossing, the camera low above the puddles." },
  ),
  item(26, numbered(450, rows.judged.results)),
  item(27, numbered(460, rows["eight-results"].results), {
    title: "A bottle on a stone, late light from the left, slow orbit.",
  }),
  item(90, numbered(480, [film(9, "forest.mp4"), result(2), film(2, "hands.mp4"), film(1, "sea.mp4")]), {
    title: longWords,
  }),
];

const screen = (items: readonly HistoryItem[], more: Partial<Scene> = {}): Scene => ({
  frame: "page",
  show: (
    <InStudio>
      <div className="w-full px-4 pb-16 md:px-6">
        <HistoryScreen
          first={{
            filter: {},
            page: {
              items: [...items],
              next: null,
              clipCount: items.reduce((sum, one) => sum + one.results.length, 0),
            },
            readAt: Date.now(),
          }}
          models={modelFacts}
          tags={["pier", "red coat"]}
          usesShortcuts
        />
      </div>
    </InStudio>
  ),
  ...more,
});
const empty = (history: Partial<Parameters<typeof HistoryEmpty>[0]["history"]>, filter = {}): Scene => ({
  show: (
    <HistoryEmpty
      filter={filter}
      history={{ isMissing: false, hasFailed: false, isSignedOut: false, retry: () => {}, ...history }}
      onClear={() => {}}
    />
  ),
});

export const scenes: Scenes = {
  list: screen(wall),
  shortcuts: screen(wall, { steps: [{ key: "?" }, { see: "Undo the last deletion" }] }),
  filters: screen(wall, { steps: [{ press: "Filters" }, { see: "Favourites only" }] }),
  nothing: screen([]),
  ...scenesOf(byStatus, (one) => row(item(1, [one]))),
  ...scenesOf(rows, (one) => row(one)),
  chosen: row(rows.judged, rows.judged.results.slice(0, 2)),
  "empty-filtered": empty({}, { q: "a word that no prompt has" }),
  "empty-being-read": empty({ isMissing: true }),
  "empty-failed": empty({ hasFailed: true }),
  "empty-signed-out": empty({ isSignedOut: true }),
  "signed-out": { show: <SignedOutNotice /> },
};
