import { BlindScreen } from "#components/compare/blind/blind-screen.tsx";
import { layouts, layoutWord } from "#components/compare/layout.ts";
import { PromptRuns } from "#components/prompts/prompt-runs.tsx";
import { RunScreen } from "#components/run/run-screen.tsx";
import { SelectionScreen } from "#components/run/selection-screen.tsx";
import type { BlindClipId, BlindComparisonId } from "#lib/domain/base/id.ts";
import type { GenerationView, RunView } from "#lib/domain/generation/run-view.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { playableOf } from "#lib/domain/media/playable.ts";
import { promptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { InStudio, ReadPage } from "#components/scenes/frames.tsx";
import {
  ago,
  doneWith,
  generation,
  hour,
  labels,
  longWords,
  memberId,
  modelFacts,
  modelIds,
  note,
  outputOf,
  pierSnapshot,
  promptId,
  runOf,
  second,
} from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";

const { animatic, oxen, siray, modellix, siraya } = modelIds;

const fourModels = [oxen, siray, modellix, siraya];
const fourDone = fourModels.map((modelId, index) =>
  doneWith(index, (["pier-1.mp4", "pier-2.mp4", "pier-3.mp4", "pier-4.mp4"] as const)[index]!, { modelId }),
);
const eightFilms = [
  "neon.mp4",
  "dunes.mp4",
  "road.mp4",
  "bottle.mp4",
  "hands.mp4",
  "forest.mp4",
  "sea.mp4",
  "pier-1.mp4",
] as const;
const eightDone = eightFilms.map((film, index) =>
  doneWith(index, film, { modelId: fourModels[index >> 1]!, variation: (index % 2) + 1 }),
);

const shaped = (number: number, film: SceneFilm, widthPx: number, heightPx: number, modelId = oxen) =>
  doneWith(number, film, {
    modelId,
    outputs: [outputOf(film, { measured: { widthPx, heightPx, durationMs: 4000, fps: 24 } })],
  });

const underWay: GenerationView[] = [
  fourDone[0]!,
  generation(1, {
    modelId: siray,
    status: "running",
    operation: "t",
    progress: 0.62,
    acceptedAt: ago(40 * second),
  }),
  generation(2, { modelId: modellix, status: "queued" }),
  generation(3, {
    modelId: siraya,
    status: "failed",
    failure: { kind: "moderation", detail: "Output blocked", charged: "no" },
    finishedAt: ago(second),
  }),
];

const runs = {
  "under-way": runOf(1, underWay),
  "one-result": runOf(2, fourDone.slice(0, 1)),
  "four-results": runOf(3, fourDone),
  "eight-results": runOf(4, eightDone),
  "mixed-ratios": runOf(5, [
    shaped(1, "pier-1.mp4", 1280, 720),
    shaped(2, "bottle.mp4", 720, 1280, siray),
    shaped(3, "sea.mp4", 1680, 720, modellix),
    shaped(4, "hands.mp4", 960, 960, siraya),
  ]),
  judged: runOf(6, [
    { ...fourDone[0]!, verdict: { choice: "keep", stars: 5 }, notes: [note(1, 900, "Keep this turn.")] },
    { ...fourDone[1]!, verdict: { choice: "tweak", stars: 3 }, offsetMs: 400 },
    { ...fourDone[2]!, verdict: { choice: "reject", stars: null } },
    fourDone[3]!,
  ]),
  "all-failed": runOf(
    7,
    fourModels.map((modelId, index) =>
      generation(index, {
        modelId,
        status: "failed",
        failure: { kind: "balance", detail: "0 credits", charged: "no" },
        finishedAt: ago(second),
      }),
    ),
  ),
  "a-draft-of-here": runOf(8, [
    doneWith(1, "pier-1.mp4", { modelId: animatic, billing: "free", cost: null }),
    generation(2, { status: "submitting", sentAt: ago(second) }),
  ]),
  "long-words": runOf(9, fourDone.slice(0, 2), {
    hasDraft: false,
    snapshot: {
      ...pierSnapshot,
      prompt: { ...pierSnapshot.prompt, body: [{ type: "text", text: longWords }] },
    },
  }),
  "without-words": runOf(10, fourDone.slice(0, 1), {
    snapshot: { prompt: { ...pierSnapshot.prompt, body: [], references: [] }, assets: [] },
  }),
} satisfies Record<string, RunView>;

const room = (run: RunView): Scene => ({
  frame: "page",
  show: (
    <InStudio>
      <RunScreen
        initial={run}
        models={modelFacts}
        oneMoreEstimate="about $1.12 + 1 unknown"
        memberId={memberId}
        usesShortcuts
      />
    </InStudio>
  ),
});

const playable = (film: SceneFilm) =>
  playableOf({
    measured: sceneAsset(film).measured,
    ...{ loudnessLufs: -18, frameTimesMs: null, made: ["poster", "compare", "waveform"] },
  });
const blindClips = (["pier-3.mp4", "pier-1.mp4"] as const).map((film, index) => ({
  id: sceneAsset(film).id as string as BlindClipId, // by which its film is found
  letter: index === 0 ? "A" : "B",
  playable: playable(film),
  verdict: { choice: null, stars: null },
}));
const compared = {
  excerpt: "The woman walks away along the pier",
  readyCount: 2,
  draftCount: 0,
  waitingCount: 0,
};
const drawn = {
  ...compared,
  comparisonId: sampleId<BlindComparisonId>(90),
  usesCopies: true,
  leavesOutDrafts: false,
};
const blind: Record<BlindView["state"] | "too-few" | "one-gone", BlindView> = {
  none: { ...compared, state: "none" },
  "too-few": { ...compared, state: "none", readyCount: 1, waitingCount: 2 },
  hidden: { ...drawn, state: "hidden", clips: blindClips },
  "one-gone": {
    ...drawn,
    state: "hidden",
    clips: blindClips.map((clip, index) => ({ ...clip, playable: index === 0 ? clip.playable : null })),
  },
  shown: {
    ...drawn,
    state: "shown",
    clips: blindClips.map((clip, index) => ({
      ...clip,
      verdict: { choice: index === 0 ? ("keep" as const) : ("reject" as const), stars: 4 - index },
      generationId: fourDone[index]!.id,
      openVerdict: null,
    })),
    generations: fourDone.slice(0, 2).map(({ id, modelId, modelVersion, variation, output }) => ({
      ...{ id, modelId, modelVersion },
      ...{ variation, output },
    })),
  },
};

const earlier = runOf(20, fourDone.slice(0, 2), {
  createdAt: ago(5 * hour),
  snapshot: {
    ...pierSnapshot,
    prompt: {
      ...pierSnapshot.prompt,
      body: [{ type: "text", text: "A woman walks along a pier at noon, wide shot, she says nothing." }],
      settings: { ...pierSnapshot.prompt.settings, durationMs: 8000, resolution: "480p" },
    },
  },
});

export const scenes: Scenes = {
  ...scenesOf(runs, room),
  ...Object.fromEntries(
    layouts.map((layout) => [
      `layout-${layout}`,
      { ...room(runs["four-results"]), steps: [{ choose: layoutWord[layout], in: "Layout" }] },
    ]),
  ),
  inputs: { ...room(runs["four-results"]), steps: [{ press: "What went in" }] },
  menu: {
    ...room(runs["four-results"]),
    steps: [{ press: "More for this prompt" }, { see: "Save as a prompt file" }],
  },
  shortcuts: {
    ...room(runs["four-results"]),
    steps: [{ press: "Keyboard shortcuts" }, { see: "This list" }],
  },
  "cannot-be-reached": {
    ...room(runs["under-way"]),
    isOffline: true,
    steps: [{ see: "The studio cannot be reached just now" }],
  },
  selection: {
    frame: "page",
    show: (
      <InStudio>
        <SelectionScreen
          ids={[fourDone[0]!.id, fourDone[2]!.id]}
          initial={[runs["four-results"]]}
          models={Object.fromEntries(fourDone.map(({ id, modelId }) => [id, modelFacts[modelId]!]))}
          memberId={memberId}
          usesShortcuts
        />
      </InStudio>
    ),
  },
  ...Object.fromEntries(
    Object.entries(blind).map(([state, view]) => [
      `blind-${state}`,
      {
        frame: "page",
        show: (
          <InStudio>
            <BlindScreen
              runId={runs["four-results"].id}
              view={view}
              names={Object.fromEntries(fourDone.map(({ id, modelId }) => [id, labels[modelId]!]))}
              usesShortcuts
            />
          </InStudio>
        ),
      } satisfies Scene,
    ]),
  ),
  "runs-of-a-prompt": {
    frame: "page",
    show: (
      <ReadPage>
        <PromptRuns
          promptId={promptId}
          excerpt="The woman walks away along the pier"
          hasDraft
          marks={[
            { id: runs["four-results"].id, number: 2 },
            { id: earlier.id, number: 1 },
          ]}
          shown={[
            { run: runs["four-results"], number: 2, previous: earlier },
            { run: earlier, number: 1, previous: null },
          ]}
          olderHref={null}
          compared={{
            from: { id: earlier.id, number: 1 },
            to: { id: runs["four-results"].id, number: 2 },
            changes: promptChanges(earlier.snapshot, pierSnapshot),
          }}
          labels={labels}
        />
      </ReadPage>
    ),
  },
};
