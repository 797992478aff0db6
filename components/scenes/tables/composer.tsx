import { FitTab } from "#components/composer/fit/fit-tab.tsx";
import { LightTable } from "#components/composer/light-table.tsx";
import { LightTableSkeleton } from "#components/composer/light-table-skeleton.tsx";
import RequestTab from "#components/composer/preview/request-tab.tsx";
import RunsTab from "#components/composer/runs/runs-tab.tsx";
import { SaveStatusLine } from "#components/composer/drafts/save-status-line.tsx";
import type { SaveStatus, Trouble } from "#components/state/save-status.ts";
import { BrokenPage } from "#components/state/error-notice.tsx";
import { newerMessages } from "#lib/domain/base/messages.ts";
import type { GenerationId, ModelId, PromptId, ReferenceId, RunId } from "#lib/domain/base/id.ts";
import type { PromptRuns, PromptRun } from "#lib/domain/generation/prompt-runs.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import type { PromptPage } from "#lib/domain/prompt/prompt-page.ts";
import { slotName } from "#lib/domain/prompt/reference.ts";
import { sampleId, samplePrompt, sampleReference } from "#lib/domain/testing/samples.ts";
import { sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import { OpenPrompt, type PromptState } from "#components/scenes/open-prompt.tsx";
import {
  ago,
  ahead,
  day,
  hour,
  labels,
  longWords,
  minute,
  modelIds,
  pierPrompt,
  pierSnapshot,
  promptId,
  woman,
} from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";
import type { ReactNode } from "react";

const { animatic, oxen, siray, modellix } = modelIds;
const pier: PromptState = { document: pierPrompt, assets: pierSnapshot.assets };

const recent: PromptPage = {
  items: [
    {
      id: sampleId<PromptId>(21),
      name: "Umbrella, low angle",
      excerpt: "Neon rain on an empty crossing",
      references: 2,
      runs: 3,
      picture: pier.assets?.[0]?.id ?? null,
      updatedAt: ago(hour),
    },
    {
      id: sampleId<PromptId>(22),
      name: "",
      excerpt: longWords,
      references: 12,
      runs: 1,
      picture: null,
      updatedAt: ago(day),
    },
    {
      id: sampleId<PromptId>(23),
      name: "",
      excerpt: "",
      references: 0,
      runs: 0,
      picture: null,
      updatedAt: ago(9 * day),
    },
  ],
  next: null,
};

const isNew = ({ document: { body } }: PromptState) => body.length === 0;

const runsPath = `/api/prompts/${promptId}/runs`;

/** A run of the pier by these models, whose films are drawn, as long ago as this. */
function pierRun(
  number: number,
  since: number,
  models: readonly ModelId[],
  change: Partial<Prompt> = {},
  verdicts: readonly PromptRun["generations"][number]["choice"][] = [],
): PromptRun {
  const films = ["pier-1.mp4", "pier-2.mp4", "pier-3.mp4", "pier-4.mp4"] as const;
  return {
    id: sampleId<RunId>(300 + number),
    number,
    createdAt: ago(since),
    snapshot: { ...pierSnapshot, prompt: { ...pierPrompt, ...change } },
    cost: models.every((id) => id === animatic) ? null : { micro: 560_000 * models.length, currency: "USD" },
    isFree: models.every((id) => id === animatic),
    generations: models.map((modelId, index) => ({
      id: sampleId<GenerationId>(310 + number * 10 + index),
      modelId,
      variation: 1,
      output: 1,
      status: "done",
      choice: verdicts[index] ?? null,
      film: sceneAsset(films[index % 4]!).id,
    })),
  };
}

const { settings } = pierPrompt;
const runsOfPier: PromptRuns = {
  count: 4,
  runs: [
    pierRun(4, 20 * minute, [oxen, siray, modellix, animatic], { body: pierPrompt.body.slice(0, -2) }, [
      "keep",
      null,
      "reject",
    ]),
    pierRun(3, hour, [oxen, siray, modellix], { settings: { ...settings, durationMs: 8000 } }, [
      null,
      "keep",
    ]),
    pierRun(2, 2 * hour, [oxen, siray, modellix], {}, ["keep", "reject"]),
    pierRun(1, day, [animatic], { references: pierPrompt.references.slice(0, 2) }),
  ],
};
const runsUnderWay: PromptRuns = {
  count: 1,
  runs: [pierRun(1, minute, [oxen, siray, animatic])].map((run) => ({
    ...run,
    generations: run.generations.map((one, index) =>
      index === 2 ? one : { ...one, status: index === 0 ? "running" : "failed", film: null },
    ),
  })),
};

/** The panel's own size beside the box. */
function PanelFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-180 w-100 max-w-full flex-col overflow-hidden rounded-panel border border-line bg-panel">
      {children}
    </div>
  );
}

const table = (state: PromptState, { steps = [], ...more }: Partial<Scene> = {}): Scene => ({
  frame: "page",
  steps: [...(isNew(state) ? [] : [{ see: "can run this" }]), ...steps],
  answers: { "/api/prompts": recent, [runsPath]: runsOfPier },
  show: (
    <InStudio>
      <OpenPrompt state={state}>
        <LightTable isNew={isNew(state)} />
      </OpenPrompt>
    </InStudio>
  ),
  ...more,
});

/** A prompt over assets that no model takes as they are. */
const [tooLong, tooWide, tooSlow] = [
  sceneAsset("sea.mp4", {
    measured: { widthPx: 1280, heightPx: 720, durationMs: 22_400, fps: 24, videoCodec: "avc" },
  }),
  sceneAsset("pier.jpg", { measured: { widthPx: 4000, heightPx: 1200 } }),
  sceneAsset("neon.mp4", {
    measured: { widthPx: 256, heightPx: 144, durationMs: 900, fps: 12, videoCodec: "hevc" },
  }),
];
const oddAssets: Asset[] = [woman, tooWide, tooLong, tooSlow, sceneAsset("rain.mp3")];
const odd: PromptState = {
  document: samplePrompt(oddAssets, ["From ", 0, " to ", 1, " while ", 2, " runs under ", 3, "."], {
    modelIds: Object.values(modelIds),
    settings: {
      ...pierPrompt.settings,
      durationMs: 8000,
      seed: 7,
      negativePrompt: "blur, text",
      fixedCamera: true,
    },
  }),
  assets: oddAssets,
};

const many = (
  [
    "woman.jpg",
    "pier.jpg",
    "neon.jpg",
    "dunes.jpg",
    "road.jpg",
    "bottle.jpg",
    "hands.jpg",
    "forest.jpg",
    "sea.jpg",
    "sea.mp4",
    "road.mp4",
    "voice.mp3",
  ] as const
).map((name) => sceneAsset(name));

const removed = sampleReference(sceneAsset("bottle.jpg"));
const withMissing: Prompt = {
  ...pierPrompt,
  body: [
    ...pierPrompt.body,
    { type: "text", text: " She carries " },
    { type: "reference", id: removed.id },
    { type: "text", text: " and @Image9." },
  ],
  removed: [{ ...removed, assetId: null }],
};

const longNames: Asset[] = [
  sceneAsset("woman.jpg", {
    name: `${"a very long name that somebody gave to a still of the first day ".repeat(3)}.jpg`,
  }),
  sceneAsset("pier.jpg", { name: "桟橋の夜明け・第三案・最終版(2).jpg" }),
];

const tables = {
  empty: { document: newPrompt([animatic]) },
  "first-words": { document: samplePrompt([], ["A red kite over a grey sea."], { modelIds: [animatic] }) },
  "four-references": pier,
  "many-references": {
    document: samplePrompt(many, ["All of ", 0, ", ", 4, " and ", 9, " in one take."], {
      modelIds: [animatic, oxen],
    }),
    assets: many,
  },
  "refused-by-models": odd,
  "losses-accepted": { ...odd, isAccepted: true },
  "missing-chip": { document: withMissing, assets: pierSnapshot.assets },
  "long-prompt": {
    document: samplePrompt([woman], [longWords.repeat(3), 0, longWords], {
      modelIds: [animatic, oxen, modellix],
    }),
    assets: [woman],
  },
  "long-names": {
    document: samplePrompt(longNames, [0, " and ", 1], { modelIds: [animatic, siray] }),
    assets: longNames,
  },
  "right-to-left": {
    document: samplePrompt([woman], ["امرأة في معطف أحمر ", 0, " تمشي على الرصيف عند الفجر"], {
      modelIds: [animatic],
    }),
    assets: [woman],
  },
  "without-keys": { ...pier, providersWithKey: [] },
  "one-key": { ...pier, providersWithKey: ["oxen"] },
  "no-way-to-media": { ...pier, route: "none" },
  "model-gone": {
    ...pier,
    document: { ...pierPrompt, modelIds: [animatic, "gone/an-old-model" as ModelId] },
  },
  "wrong-setting": { ...pier, invalidSettings: new Set(["prompt"] as const) },
  "prices-known": {
    ...pier,
    providerChoices: { oxen: { pricesPerSecondMicro: { [oxen]: 280_000 } } },
  },
} satisfies Record<string, PromptState>;

const theirs = { document: tables["first-words"].document, version: 7 };
const notSaved = (trouble: Trouble) => ({ state: "not-saved", trouble }) as const;
const byStatus = {
  untouched: { state: "untouched" },
  unsaved: { state: "unsaved" },
  saving: { state: "saving" },
  saved: { state: "saved", at: Date.now() - minute },
  "not-saved": notSaved("offline"),
  conflict: { state: "conflict", theirs },
} satisfies Record<SaveStatus<Prompt>["state"], SaveStatus<Prompt>>;
const byTrouble = {
  offline: notSaved("offline"),
  "signed-out": notSaved("signed-out"),
  "too-long": notSaved("too-long"),
  "no-title": notSaved("no-title"),
  "disk-full": notSaved("disk-full"),
  newer: notSaved("newer"),
  gone: notSaved("gone"),
  refused: notSaved("refused"),
} satisfies Record<Trouble, SaveStatus<Prompt>>;

const statusLine = (status: SaveStatus<Prompt>): Scene => ({
  show: (
    <OpenPrompt state={{ ...pier, status }}>
      <SaveStatusLine />
    </OpenPrompt>
  ),
});

const fits = {
  "no-model": { ...pier, document: { ...pierPrompt, modelIds: [] } },
  "no-reference": tables["first-words"],
  fits: { ...pier, document: { ...pierPrompt, modelIds: [animatic, oxen] } },
  "errors-and-losses": odd,
  "no-way-to-media": tables["no-way-to-media"],
} satisfies Record<string, PromptState>;

const requests = {
  "no-words": { ...pier, document: { ...pierPrompt, body: [], modelIds: [oxen] } },
  animatic: { ...pier, document: { ...pierPrompt, modelIds: [animatic] } },
  "one-model": { ...pier, document: { ...pierPrompt, modelIds: [oxen] } },
  "several-models": { ...pier, document: { ...pierPrompt, modelIds: [modellix, oxen, siray] } },
  refused: { ...odd, document: { ...odd.document, modelIds: [oxen] } },
} satisfies Record<string, PromptState>;

const offered: PromptState["offer"] = {
  prompt: {
    ...pierPrompt,
    references: pierPrompt.references.map((reference, index) =>
      index === 1 ? { ...reference, assetId: null, name: slotName.image } : { ...reference, assetId: null },
    ),
  },
  urls: new Map<ReferenceId, string>([[pierPrompt.references[0]!.id, "https://cdn.example/woman.jpg"]]),
  notes: ["guidance_scale is not known here and was left out."],
  source: {
    type: "request",
    modelId: oxen,
    label: labels[oxen]!,
    hasKey: true,
    isCurl: true,
    text: "curl …",
  },
};
const offeredFile: PromptState["offer"] = {
  ...offered,
  source: {
    type: "file",
    name: "pier.triptych.json",
    labels: [labels[oxen]!],
    own: [{ label: labels[oxen]!, text: "10 s" }],
  },
};

export const scenes: Scenes = {
  ...scenesOf<keyof typeof tables, PromptState>(tables, (state) => table(state)),
  skeleton: {
    frame: "page",
    show: (
      <InStudio>
        <LightTableSkeleton isNew={false} references={5} />
      </InStudio>
    ),
  },
  "skeleton-of-a-new-one": {
    frame: "page",
    show: (
      <InStudio>
        <LightTableSkeleton isNew references={0} />
      </InStudio>
    ),
  },
  "kept-by-a-newer-studio": {
    frame: "page",
    show: (
      <InStudio>
        <BrokenPage retry={() => undefined}>
          {newerMessages.unopened("What this browser kept of this prompt")}
        </BrokenPage>
      </InStudio>
    ),
  },
  "reference-menu": table(pier, { steps: [{ write: " @", into: "Prompt" }] }),
  "reference-menu-nothing": table(tables.empty, { steps: [{ write: "@", into: "Prompt" }] }),
  "tile-menu": table(odd, { steps: [{ press: "Actions for Video 1" }, { see: "Move earlier" }] }),
  "reference-removed": table(pier, {
    steps: [{ press: "Actions for Image 2" }, { press: "Remove⌫" }, { see: "Image 2 removed" }],
  }),
  "add-references": table(pier, { steps: [{ press: "Add references" }, { see: "From a link" }] }),
  "file-from-a-link": table(pier, {
    steps: [{ press: "Add references" }, { press: "From a link" }, { see: "The studio fetches the file" }],
  }),
  "prompt-menu": table(pier, {
    steps: [{ press: "More for this prompt" }, { see: "Save as a prompt file" }],
  }),
  "recent-prompts-unreadable": table(tables.empty, {
    answers: {},
    isOffline: true,
    steps: [{ see: "Couldn't load prompts." }],
  }),
  "generate-unreachable": table(
    { ...pier, document: { ...pierPrompt, modelIds: [animatic] } },
    { isOffline: true, steps: [{ press: "Generate 1 video" }] },
  ),
  sending: table(
    { ...pier, document: { ...pierPrompt, modelIds: [animatic] } },
    { steps: [{ write: " Now.", into: "Prompt" }, { press: "Generate 1 video" }] },
  ),
  "offer-of-a-request": table({ ...tables.empty, offer: offered }, { steps: [{ see: "guidance_scale" }] }),
  "offer-of-a-file": table({ ...tables.empty, offer: offeredFile }, { steps: [{ see: "guidance_scale" }] }),
  "offer-over-a-prompt": table({ ...pier, offer: offered }, { steps: [{ see: "guidance_scale" }] }),
  runs: table(pier, { steps: [{ press: "Runs" }, { see: "Only the duration differs" }] }),
  request: table(pier, { steps: [{ press: "Request" }, { see: "Prompt, as sent" }] }),
  ...scenesOf<string, PromptRuns | null>(
    { "runs-none": { count: 0, runs: [] }, "runs-under-way": runsUnderWay, "runs-loading": null },
    (runs) => ({
      ...(runs && { answers: { [runsPath]: runs } }),
      show: (
        <OpenPrompt state={pier}>
          <PanelFrame>
            <RunsTab />
          </PanelFrame>
        </OpenPrompt>
      ),
    }),
  ),
  models: table(odd, { steps: [{ press: "Choose models" }, { see: "5 chosen" }] }),
  "models-priced": table(tables["prices-known"], {
    steps: [{ press: "Choose models" }, { see: "Under $1" }],
  }),
  "models-without-keys": table(tables["without-keys"], {
    steps: [{ press: "Choose models" }, { see: "Add key" }],
  }),
  "model-refusing": table(odd, {
    steps: [{ press: `${labels[modellix]!}, 7 issues` }, { see: "Accept changes" }],
  }),
  "model-with-its-own": table(
    {
      ...pier,
      document: {
        ...pierPrompt,
        modelIds: [animatic, oxen],
        overrides: { [oxen]: { durationMs: 10_000, seed: 7, extras: { namespace: "acme" } } },
      },
    },
    { steps: [{ press: labels[oxen]! }, { see: "Reset to prompt" }] },
  ),
  "model-gone-popover": table(tables["model-gone"], {
    steps: [{ press: "gone/an-old-model, no longer offered" }, { see: "Deselect" }],
  }),
  "more-settings": table(odd, { steps: [{ press: "More settings" }, { see: "Negative prompt" }] }),
  "rate-limits": table(pier, {
    answers: {
      "/api/prompts": recent,
      "/api/provider-pauses": {
        siray: { until: ahead(14 * minute), isAsked: true },
        oxen: { until: ahead(minute), isAsked: false },
      },
    },
    steps: [{ press: "Choose models" }, { see: "asks to wait until" }],
  }),
  conflict: table({ ...pier, status: byStatus.conflict }, { steps: [{ see: "The other text" }] }),
  "cannot-be-saved": table({ ...pier, status: byTrouble["signed-out"] }),
  ...scenesOf<string, SaveStatus<Prompt>>(
    Object.fromEntries(
      [...Object.entries(byStatus), ...Object.entries(byTrouble)].map(([name, status]) => [
        `status-${name}`,
        status,
      ]),
    ),
    statusLine,
  ),
  ...scenesOf<string, PromptState>(
    Object.fromEntries(Object.entries(fits).map(([name, state]) => [`fit-${name}`, state])),
    (state) => ({
      show: (
        <OpenPrompt state={state}>
          <PanelFrame>
            <FitTab />
          </PanelFrame>
        </OpenPrompt>
      ),
    }),
  ),
  ...scenesOf<string, PromptState>(
    Object.fromEntries(Object.entries(requests).map(([name, state]) => [`request-${name}`, state])),
    (state) => ({
      show: (
        <OpenPrompt state={state}>
          <PanelFrame>
            <RequestTab wanted={null} onWant={() => undefined} />
          </PanelFrame>
        </OpenPrompt>
      ),
    }),
  ),
};
