import { useEffect } from "react";
import { openLayer } from "#components/keys/open-layer.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import { ago, longWords, minute, modelIds } from "#components/scenes/samples.ts";
import { type Scene, type Scenes } from "#components/scenes/scene.ts";
import { paletteMessages, shellMessages } from "#components/shell/messages.ts";
import type { GenerationId, PromptId, RunId } from "#lib/domain/base/id.ts";
import type { Activity, ActivityItem } from "#lib/domain/generation/activity.ts";
import type { PromptPage } from "#lib/domain/prompt/prompt-page.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { sceneAsset } from "#lib/domain/testing/scene-media.ts";

function item(number: number, change: Partial<ActivityItem> = {}): ActivityItem {
  return {
    id: sampleId<GenerationId>(900 + number),
    runId: sampleId<RunId>(900),
    modelId: modelIds.oxen,
    model: "Seedance 2.0 R2V",
    provider: "Oxen",
    isFree: false,
    expectedWaitMs: null,
    variation: 1,
    output: 1,
    status: "done",
    progress: null,
    acceptedAt: ago(4 * minute),
    finishedAt: ago(number * minute),
    cost: null,
    title: "The woman in Image 1 walks away along the pier at dawn",
    video: sceneAsset("pier-1.mp4").id,
    backdrop: sceneAsset("pier.jpg").id,
    ...change,
  };
}

const atWork = [
  item(1, { status: "running", progress: 0.64, video: null, finishedAt: null, provider: "SIRAYA" }),
  item(2, { status: "queued", video: null, backdrop: null, finishedAt: null, acceptedAt: null }),
  item(3, {
    status: "saving",
    video: null,
    finishedAt: null,
    title: longWords,
    variation: 2,
  }),
];
const ended = [
  item(4, { provider: "Siray" }),
  item(6, { cost: { micro: 600_000, currency: "USD" } }),
  item(7, { status: "failed", video: null }),
  item(9, { status: "unconfirmed", video: null, finishedAt: null }),
  item(90, { model: "Animatic", isFree: true, title: "" }),
];
const busy: Activity = { count: 3, atWork, ended };

const recent: PromptPage = {
  items: [
    ["Red coat, harbour", "The woman in Image 1 walks away", 3, "pier.jpg"],
    ["", "Neon rain on an empty crossing", 1, "woman.jpg"],
    ["", longWords, 0, null],
  ].map(([name, excerpt, runs, picture], number) => ({
    id: sampleId<PromptId>(950 + number),
    name: String(name),
    excerpt: String(excerpt),
    references: 2,
    runs: Number(runs),
    picture: picture === null ? null : sceneAsset(picture as "pier.jpg").id,
    updatedAt: ago(number * minute),
  })),
  next: null,
};

function Opened({ layer }: { layer: "commands" | "shortcuts" }) {
  useEffect(() => openLayer.update(() => layer), [layer]);
  return null;
}

const shell = (scene: Partial<Scene>): Scene => ({
  frame: "page",
  answers: { "/api/activity": busy, "/api/prompts": recent },
  show: <InStudio>{null}</InStudio>,
  ...scene,
});
const opened = (layer: "commands" | "shortcuts", see: string): Scene =>
  shell({
    show: (
      <InStudio>
        <Opened layer={layer} />
      </InStudio>
    ),
    steps: [{ see }],
  });

export const scenes: Scenes = {
  working: shell({ steps: [{ see: shellMessages.activityOf(3) }] }),
  idle: shell({
    answers: { "/api/activity": { count: 0, atWork: [], ended } satisfies Activity },
    steps: [{ see: shellMessages.activity }],
  }),
  "nothing-ever": shell({ answers: { "/api/activity": { count: 0, atWork: [], ended: [] } } }),
  activity: shell({
    steps: [{ press: shellMessages.activityOf(3) }, { see: shellMessages.allRuns }],
  }),
  palette: opened("commands", recent.items[0]!.name),
  "palette-searched": {
    ...opened("commands", shellMessages.newPrompt),
    steps: [
      { see: recent.items[0]!.name },
      { write: "neon", into: paletteMessages.search },
      { see: paletteMessages.searchHistory("neon") },
    ],
  },
  keys: opened("shortcuts", shellMessages.everywhere),
};
