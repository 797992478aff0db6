import { type ReactNode, useEffect } from "react";
import { PromptHeading } from "#components/composer/drafts/prompt-heading.tsx";
import { deletedPrompts } from "#components/composer/drafts/deleted-prompts.ts";
import { draftMessages } from "#components/composer/drafts/messages.ts";
import { givenNames } from "#components/composer/drafts/prompt-names.ts";
import { RecentPrompts } from "#components/composer/drafts/recent-prompts.tsx";
import { addedStarter } from "#components/composer/starters/added-starter.ts";
import { Starters } from "#components/composer/starters/starters.tsx";
import { InStudio } from "#components/scenes/frames.tsx";
import { OpenPrompt, type PromptState } from "#components/scenes/open-prompt.tsx";
import {
  ago,
  day,
  hour,
  longWords,
  minute,
  pierPrompt,
  pierSnapshot,
  promptId,
} from "#components/scenes/samples.ts";
import type { Scene, Scenes } from "#components/scenes/scene.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import type { PromptItem, PromptPage } from "#lib/domain/prompt/prompt-page.ts";
import { newPrompt } from "#lib/domain/prompt/prompt.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { sceneAsset, type SceneFile } from "#lib/domain/testing/scene-media.ts";

const pier: PromptState = { document: pierPrompt, assets: pierSnapshot.assets };

const items = (
  [
    ["Red coat, harbour", "pier-1.mp4", 3, 20 * minute],
    ["Rosé, packshot v4", "bottle.mp4", 2, 3 * hour],
    ["Dunes, wide", "dunes.mp4", 1, day],
    ["", null, 0, 2 * day],
    [longWords, "forest.mp4", 4, 9 * day],
    ["Umbrella, low angle", "neon.mp4", 1, 400 * day],
  ] satisfies [string, SceneFile | null, number, number][]
).map(([name, picture, runs, age], number): PromptItem => ({
  id: sampleId<PromptId>(970 + number),
  name,
  excerpt: "Low sun through haze, the coat moving in the wind, ropes and water, one gull far off.",
  references: 2,
  runs,
  picture: picture && sceneAsset(picture).id,
  updatedAt: ago(age),
}));
const page: PromptPage = { items, next: null };
const none: PromptPage = { items: [], next: null };

function Having({ as, children }: { as: () => void; children: ReactNode }) {
  useEffect(as, [as]);
  return children;
}

const onTable = (children: ReactNode, state: PromptState = pier): ReactNode => (
  <InStudio>
    <div className="light-table">
      <OpenPrompt state={state}>{children}</OpenPrompt>
    </div>
  </InStudio>
);

const heading = (state: PromptState, name: string, as: () => void = () => undefined): Scene => ({
  frame: "page",
  show: onTable(
    <Having as={as}>
      <div className="p-4">
        <PromptHeading named={{ id: promptId, name }} />
      </div>
    </Having>,
    state,
  ),
  steps: [{ see: draftMessages.duplicate }],
});

const list = (scene: Omit<Scene, "show" | "frame">, as: () => void = () => undefined): Scene => ({
  frame: "page",
  show: onTable(
    <Having as={as}>
      <div className="p-6">
        <RecentPrompts openId={promptId} />
      </div>
    </Having>,
    { document: newPrompt([]) },
  ),
  answers: { "/api/prompts": page, "/api/prompts?q=": page },
  ...scene,
});

const failed = { name: "Red coat, harbour", state: "failed" } as const;

export const scenes: Scenes = {
  named: heading(pier, "Red coat, harbour"),
  unnamed: heading(pier, ""),
  "long-name": heading(pier, longWords.slice(0, 120)),
  "starter-added": heading(pier, "Follow a character", () =>
    addedStarter.update(() => ({ promptId, document: pierPrompt })),
  ),
  "name-not-saved": heading(pier, "", () => givenNames.update(() => new Map([[promptId, failed]]))),
  "not-saved": heading(
    { ...pier, status: { state: "not-saved", trouble: "signed-out" } },
    "Red coat, harbour",
  ),
  starters: {
    frame: "page",
    show: onTable(
      <div className="p-6">
        <Starters />
      </div>,
      { document: newPrompt([]) },
    ),
  },
  recent: list({ steps: [{ see: "Red coat, harbour" }] }),
  all: list({ steps: [{ press: draftMessages.all }, { see: draftMessages.fewer }] }),
  "being-read": list({ answers: {} }),
  unreadable: list({ answers: {}, isOffline: true, steps: [{ see: draftMessages.unreadable }] }),
  found: list({
    answers: { "/api/prompts": page, "/api/prompts?q=dunes": { items: items.slice(2, 3), next: null } },
    steps: [{ see: "Red coat, harbour" }, { write: "dunes", into: draftMessages.find }],
  }),
  "nothing-found": list({
    answers: { "/api/prompts": page, "/api/prompts?q=herons": none },
    steps: [
      { see: "Red coat, harbour" },
      { write: "herons", into: draftMessages.find },
      { see: draftMessages.nothingFound("herons") },
    ],
  }),
  deleted: list({ steps: [{ see: draftMessages.wasDeleted }] }, () =>
    deletedPrompts.update(() => items.slice(1, 2)),
  ),
};
