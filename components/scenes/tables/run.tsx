import { layouts, layoutWord } from "#components/compare/layout.ts";
import { PromptRuns } from "#components/prompts/prompt-runs.tsx";
import { RunScreen } from "#components/run/run-screen.tsx";
import { SelectionScreen } from "#components/run/selection-screen.tsx";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { GenerationView, RunView } from "#lib/domain/generation/run-view.ts";
import { promptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import type { SceneFilm } from "#lib/domain/testing/scene-media.ts";
import { InStudio, ReadPage } from "#components/scenes/frames.tsx";
import {
  ago,
  doneWith,
  generation,
  hour,
  labels,
  longWords,
  memberId,
  minute,
  modelFacts,
  modelIds,
  note,
  outputOf,
  pierPlayables,
  pierSnapshot,
  railing,
  promptId,
  runOf,
  second,
} from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf, type Step } from "#components/scenes/scene.ts";

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

const queued = generation(2, { modelId: modellix, status: "queued" });
const running = generation(1, {
  modelId: siray,
  status: "running",
  operation: "t",
  progress: 0.62,
  acceptedAt: ago(40 * second),
});
const refused = generation(3, {
  modelId: siraya,
  status: "failed",
  failure: { kind: "moderation", detail: "Output blocked", charged: "no" },
  finishedAt: ago(second),
});
const unconfirmed = generation(4, {
  modelId: oxen,
  status: "unconfirmed",
  hasUnknownBill: true,
  sentAt: ago(minute),
  failure: { kind: "unreachable", detail: "The connection broke: socket hang up", charged: "unknown" },
});
const underWay: GenerationView[] = [fourDone[0]!, running, queued, refused]; // four were made

const tooLong = {
  ...{ kind: "input", charged: "no", httpStatus: 400 },
  detail: "reference_videos[0]: duration 22.4s exceeds 15s",
  about: { part: "input", kind: "video", reference: pierSnapshot.prompt.references[2]!.id }, // it has four
} satisfies Failure;

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
  "two-results": runOf(11, fourDone.slice(0, 2)),
  "three-results": runOf(12, fourDone.slice(0, 3)),
  "five-results": runOf(13, eightDone.slice(0, 5)),
  "every-face": runOf(14, [
    { ...fourDone[0]!, verdict: { choice: "tweak", stars: null } },
    { ...refused, failure: tooLong },
    unconfirmed,
    queued,
  ]),
  "on-its-way": runOf(15, [
    generation(5, { modelId: oxen, status: "submitting", sentAt: ago(second) }),
    running,
    generation(2, { ...running, id: queued.id, modelId: modellix, progress: null }),
    generation(3, {
      ...running,
      id: refused.id,
      modelId: siraya,
      status: "saving",
      hasLinks: true,
      readyAt: ago(second),
    }),
  ]),
  judged: runOf(6, [
    {
      ...fourDone[0]!,
      verdict: { choice: "keep", stars: 5 },
      notes: [note(1, 900, "Keep this turn."), note(2, 2700, "The railing bends. Straighten it.", railing)],
    },
    {
      ...fourDone[1]!,
      verdict: { choice: "tweak", stars: 3 },
      notes: [note(3, 1600, "Slower here.")],
      offsetMs: 400,
    },
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

const room = (run: RunView, ...steps: Step[]): Scene => ({
  frame: "page",
  steps,
  show: (
    <InStudio>
      <RunScreen
        initial={run}
        models={modelFacts}
        oneMoreEstimate="about $1.12 + 1 unknown"
        playables={pierPlayables}
        memberId={memberId}
        usesShortcuts
      />
    </InStudio>
  ),
});

/** A line around a point, as a hand would draw it. */
function circle(x: number, y: number, radius: number): [number, number][] {
  return Array.from({ length: 25 }, (_, at) => {
    const turn = (at / 24) * 2.1 * Math.PI;
    return [x + radius * Math.cos(turn), y + 1.5 * radius * Math.sin(turn)];
  });
}

/** A and B, in the first second. */
const frames = (count: number): Step[] => Array.from({ length: count }, () => ({ key: "ArrowRight" }));
const range: Step[] = [...frames(8), { key: "[" }, ...frames(16), { key: "]" }];

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
  ...scenesOf(runs, (run) => room(run)),
  ...Object.fromEntries(
    layouts.map((layout) => [`layout-${layout}`, room(runs["four-results"], { press: layoutWord[layout] })]),
  ),
  "wipe-judged": room(runs.judged, { press: "Wipe" }),
  solo: room(runs["four-results"], { key: "e" }),
  "solo-portrait": room(runs["mixed-ratios"], { key: "2" }, { key: "e" }),
  "solo-with-the-drawer": room(runs.judged, { key: "e" }, { key: "i" }),
  "note-open": room(runs.judged, { press: "Note on clip 1 at 00:00:21" }),
  "note-with-a-drawing": room(runs.judged, { press: "Note on clip 1 at 00:02:16" }),
  "note-in-solo": room(runs.judged, { key: "e" }, { key: "i" }, { press: "Note on clip 1 at 00:02:16" }),
  "note-being-written": room(
    runOf(16, [doneWith(16, "pier-1.mp4"), ...fourDone.slice(1)]), // what is begun here is kept, and shown with its result
    { key: "e" },
    { key: "n" },
    { write: "The hand goes through the railing here.", into: "Note at 00:00:00" },
    { draw: circle(0.6, 0.62, 0.08) },
  ),
  inputs: room(runs["four-results"], { press: "Inputs" }),
  "inputs-of-a-failed-one": room(runs["every-face"], { key: "2" }, { press: "Inputs" }),
  "a-reference-on-stage": room(
    runs["four-results"],
    { press: "Inputs" },
    { press: "Show Video 1 on stage" },
    { press: "Close" },
  ),
  menu: room(runs["four-results"], { press: "More for this run" }, { see: "Save as a prompt file" }),
  "menu-of-a-clip": room(runs["four-results"], { press: "More" }, { see: "Use as reference" }),
  "verdict-just-given": room(
    runOf(17, [fourDone[0]!, doneWith(17, "pier-2.mp4", { modelId: siray }), ...fourDone.slice(2)]), // it is kept, too
    { key: "2" },
    { key: "k" },
  ),
  "a-range": room(runs["four-results"], ...range),
  shortcuts: room(runs["four-results"], { key: "?" }, { see: "Undo the last verdict" }),
  "cannot-be-reached": {
    ...room(runs["under-way"]),
    isOffline: true,
    steps: [{ see: "Can't reach the studio. Retrying." }],
  },
  selection: {
    frame: "page",
    show: (
      <InStudio>
        <SelectionScreen
          ids={[fourDone[0]!.id, fourDone[2]!.id]}
          initial={[runs["four-results"]]}
          models={Object.fromEntries(fourDone.map(({ id, modelId }) => [id, modelFacts[modelId]!]))}
          playables={pierPlayables}
          memberId={memberId}
          usesShortcuts
        />
      </InStudio>
    ),
  },
  "runs-of-a-prompt": {
    frame: "page",
    show: (
      <ReadPage>
        <PromptRuns
          promptId={promptId}
          title="The woman walks away along the pier"
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
