import { v7 as createUuid } from "uuid";
import { describeModel, type ModelFacts } from "#components/state/model-facts.ts";
import {
  type GenerationId,
  type MemberId,
  memberIdSchema,
  type ModelId,
  type NoteId,
  type PromptId,
  type RunId,
} from "#lib/domain/base/id.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { GenerationOutput, GenerationView, RunView } from "#lib/domain/generation/run-view.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { DerivativeKind } from "#lib/domain/media/derivative.ts";
import { type OwnPlayable, playableOf } from "#lib/domain/media/playable.ts";
import { shownPart } from "#lib/domain/media/shown-part.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Drawing } from "#lib/domain/judgement/drawing.ts";
import type { Note } from "#lib/domain/judgement/verdict.ts";
import { sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { allModels } from "#lib/providers/catalog.ts";

/** A moment so long before now. */
export const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
/** A moment so long from now. */
export const ahead = (ms: number): string => ago(-ms);
export const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000] as const;

/** Somebody else with each page: this browser has kept nothing of theirs. */
export const memberId: MemberId = memberIdSchema.parse(createUuid());
export const promptId = sampleId<PromptId>(2);

/** Names of models by which scenes call them. */
export const modelIds = {
  animatic: "animatic/animatic",
  oxen: "oxen/seedance-2.0-r2v",
  siray: "siray/seedance-2.0-ref2v-spicy",
  modellix: "modellix/seedance-2.0-v2v",
  siraya: "siraya/seedance-2.0",
} as Readonly<Record<"animatic" | "oxen" | "siray" | "modellix" | "siraya", ModelId>>; // written in the branded shape

/** What pages are told of every model. */
export const modelFacts: Readonly<Record<string, ModelFacts>> = Object.fromEntries(
  allModels().map(({ model, provider }) => [model.id, describeModel(model, provider)]),
);
export const labels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modelFacts).map(([modelId, { label }]) => [modelId, label]),
);

export const [woman, pier, sea, voice] = [
  sceneAsset("woman.jpg"),
  sceneAsset("pier.jpg"),
  sceneAsset("sea.mp4"),
  sceneAsset("voice.mp3"),
];

/** A woman walks away along a pier: what four models answer in `pier-1.mp4` to `pier-4.mp4`. */
export const pierPrompt: Prompt = samplePrompt(
  [woman, pier, sea, voice],
  [
    "The woman in ",
    0,
    " walks away along ",
    1,
    " at dawn, slow push in at eye level. The water moves as in ",
    2,
    ", and she says the line of ",
    3,
    " without turning round.",
  ],
  { modelIds: Object.values(modelIds) },
);
pierPrompt.references[0]!.role = "subject";

export const pierSnapshot: Snapshot = { prompt: pierPrompt, assets: [woman, pier, sea, voice] };

/** What showing a file takes of which these others are made. */
export function sceneOwnPlayable(
  { format, measured }: Pick<Asset, "format" | "measured">,
  made: readonly DerivativeKind[],
): OwnPlayable {
  return {
    ...playableOf({ measured, loudnessLufs: null, frameTimesMs: null, made }),
    shownBy: shownPart({ format, measured, made }, "member"),
    isBeingPrepared: true,
  };
}

/** What showing the pier's references on the stage takes. */
export const pierPlayables = Object.fromEntries(
  pierSnapshot.assets.map((asset) => [
    asset.id,
    sceneOwnPlayable(asset, asset.kind === "video" ? ["poster", "filmstrip"] : ["poster"]),
  ]),
);

export const longWords =
  "A single unbroken take through a crowded night market: the camera starts on steam over dumplings, drops to a child's hand holding a paper lantern, follows the lantern between stalls, loses it behind a red coat, finds it again reflected in a puddle, rises with it to the rooftops and holds there, while the rain begins and every light below turns to a smear of colour. ".repeat(
    3,
  );

const pierWritten =
  "The woman in @Image1 walks away along @Image2 at dawn, slow push in at eye level. The water moves as in @Video1, and she says the line of @Audio1 without turning round.";

/** What a model was told of the pier. */
const sent: Sent = {
  version: 1,
  isRebuilt: false,
  text: {
    written: pierWritten,
    tokens: ["@Image1", "@Image2", "@Video1", "@Audio1"].map((token, index) => {
      const start = pierWritten.indexOf(token);
      return { start, end: start + token.length, id: pierPrompt.references[index]!.id }; // it has four
    }),
  },
  settings: { durationMs: 4000, aspectRatio: "16:9", resolution: "720p", sound: true },
  references: Object.fromEntries(
    pierPrompt.references.map(({ id, kind }, index) => [
      id,
      { as: "reference", position: kind === "image" ? index + 1 : 1 },
    ]),
  ),
};

/** A film as the result of a generation, with everything that is made of it. */
export function outputOf(film: SceneFilm, change: Partial<Asset> = {}): GenerationOutput {
  return {
    asset: sceneAsset(film, change),
    role: "result",
    derivatives: ["poster", "compare", "waveform", "filmstrip"],
    loudnessLufs: -18.2,
    frameTimesMs: null,
    isBeingPrepared: false,
  };
}

/** A generation that was asked for a minute ago, and has not moved since. */
export function generation(number: number, change: Partial<GenerationView> = {}): GenerationView {
  return {
    id: sampleId<GenerationId>(100 + number),
    modelId: modelIds.oxen,
    modelVersion: "1",
    variation: 1,
    output: 1,
    billedWith: null,
    shortfall: null,
    billing: "paid",
    status: "queued",
    progress: null,
    failure: null,
    pause: null,
    sent,
    issues: [],
    revisedPrompt: null,
    cost: null,
    hasUnknownBill: false,
    estimate: null,
    attempts: 1,
    log: [],
    operation: null,
    hasLinks: false,
    saveTrouble: null,
    saveAgainAt: null,
    sentAt: null,
    search: null,
    cancelRequestedAt: null,
    cancelOutcome: null,
    createdAt: ago(minute),
    acceptedAt: null,
    readyAt: null,
    finishedAt: null,
    outputs: [],
    verdict: null,
    notes: [],
    offsetMs: 0,
    ...change,
  };
}

/** The same once a model has answered with a film. */
export function doneWith(
  number: number,
  film: SceneFilm,
  change: Partial<GenerationView> = {},
): GenerationView {
  return generation(number, {
    status: "done",
    cost: { micro: 1_120_000, currency: "USD" },
    operation: `task-${number}`,
    createdAt: ago(hour),
    sentAt: ago(hour),
    acceptedAt: ago(hour - 2 * second),
    readyAt: ago(hour - 92 * second),
    finishedAt: ago(hour - 94 * second),
    outputs: [outputOf(film)],
    ...change,
  });
}

export const note = (number: number, atMs: number, text: string, drawing?: Drawing): Note => ({
  id: sampleId<NoteId>(300 + number),
  atMs,
  text,
  ...(drawing && { drawing }),
});

/** Around the railing of the pier, and where it is to go. */
export const railing: Drawing = {
  version: 1,
  strokes: [
    {
      kind: "pen",
      points: [
        ...[5300, 5200, 5050, 5900, 4980, 6800, 5120, 7500, 5450, 7820, 5800, 7600, 6010, 6900, 5990, 6000],
        ...[5800, 5300, 5500, 5080, 5300, 5200],
      ],
    },
    { kind: "arrow", points: [7600, 3600, 6150, 5300] },
  ],
};

/** A run of these generations. */
export function runOf(
  number: number,
  generations: readonly GenerationView[],
  change: Partial<RunView> = {},
): RunView {
  return {
    id: sampleId<RunId>(200 + number),
    promptId,
    hasDraft: true,
    createdAt: ago(hour),
    snapshot: pierSnapshot,
    generations: [...generations],
    ...change,
  };
}
