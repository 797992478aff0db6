import { BlindScreen } from "#components/compare/blind/blind-screen.tsx";
import type { BlindClipId, BlindComparisonId } from "#lib/domain/base/id.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { BlindView, HiddenClip } from "#lib/domain/judgement/blind.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import { playableOf } from "#lib/domain/media/playable.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import { doneWith, memberId, modelFacts, modelIds, runOf } from "#components/scenes/samples.ts";
import type { Scene, Scenes, Step } from "#components/scenes/scene.ts";

const films = ["pier-3.mp4", "pier-1.mp4", "pier-2.mp4"] as const;
const models = [modelIds.oxen, modelIds.siray, modelIds.modellix];
const results = films.map((film, index) => doneWith(index, film, { modelId: models[index]! })); // as many as films
const names = Object.fromEntries(
  results.map(({ id, modelId, variation, output }) => {
    const { label, title, providerName } = modelFacts[modelId]!; // every model has its facts
    return [id, { name: resultName(label, variation, output), title, provider: providerName }];
  }),
);

const playable = (film: SceneFilm) =>
  playableOf({
    measured: sceneAsset(film).measured,
    ...{ loudnessLufs: -18, frameTimesMs: null, made: ["poster", "compare", "waveform", "filmstrip"] },
  });
const unrated: Verdict = { choice: null, stars: null };
const clipsWith = (...verdicts: Verdict[]): HiddenClip[] =>
  films.map((film, index) => ({
    id: sceneAsset(film).id as string as BlindClipId, // by which its film is found
    letter: "ABC"[index]!, // as many as films
    playable: playable(film),
    verdict: verdicts[index] ?? unrated,
  }));

const compared = {
  excerpt: "The woman walks away along the pier",
  readyCount: 3,
  draftCount: 0,
  waitingCount: 0,
};
const drawn = {
  ...compared,
  comparisonId: sampleId<BlindComparisonId>(90),
  usesCopies: true,
  leavesOutDrafts: false,
};
const keep: Verdict = { choice: "keep", stars: 5 };
const tweak: Verdict = { choice: "tweak", stars: 3 };
const reject: Verdict = { choice: "reject", stars: null };
const hidden = (...verdicts: Verdict[]): Extract<BlindView, { state: "hidden" }> => ({
  ...drawn,
  state: "hidden",
  clips: clipsWith(...verdicts),
});
const withDraft = { readyCount: 4, draftCount: 1, leavesOutDrafts: true };

const round = (view: BlindView, ...steps: Step[]): Scene => ({
  frame: "page",
  steps,
  show: (
    <InStudio>
      <BlindScreen
        runId={runOf(3, []).id}
        memberId={memberId}
        view={view}
        names={view.state === "shown" ? names : {}}
        usesShortcuts
      />
    </InStudio>
  ),
});

export const scenes: Scenes = {
  none: round({ ...compared, state: "none" }),
  "too-few": round({ ...compared, state: "none", readyCount: 1, waitingCount: 2 }),
  "too-few-beside-the-animatic": round({ ...compared, state: "none", readyCount: 2, draftCount: 1 }),
  hidden: round(hidden(keep)),
  "hidden-all-rated": round(hidden(keep, tweak, reject)),
  "hidden-without-the-animatic": round(
    { ...hidden(keep), ...withDraft },
    { press: "More for this run" },
    {
      see: "Include animatic",
    },
  ),
  "hidden-more-came": round({ ...hidden(keep), readyCount: 5, waitingCount: 1 }),
  "hidden-one-gone": round({
    ...hidden(),
    clips: clipsWith().map((clip, index) => ({ ...clip, playable: index === 0 ? clip.playable : null })),
  }),
  "hidden-solo": round(hidden(keep), { key: "e" }),
  "hidden-wipe": round(hidden(keep), { press: "Wipe" }),
  "show-names-early": round(hidden(keep), { press: "Show names" }, { see: "Show names now?" }),
  "how-it-works": round(hidden(keep), { press: "How blind rounds work" }),
  shown: round({
    ...drawn,
    state: "shown",
    clips: clipsWith(keep, tweak, reject).map((clip, index) => ({
      ...clip,
      generationId: results[index]!.id, // as many as clips
      openVerdict: index === 2 ? keep : clip.verdict,
    })),
    generations: results.map(({ id, modelId, modelVersion, variation, output }) => ({
      ...{ id, modelId, modelVersion, variation, output },
    })),
  }),
};
