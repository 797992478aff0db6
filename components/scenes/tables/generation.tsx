import { Cell } from "#components/compare/cell/cell.tsx";
import { clipOf } from "#components/run/clip-of.tsx";
import { useResultsRoom } from "#components/run/use-results-room.tsx";
import { unknownModel } from "#components/state/model-facts.ts";
import { chargedStates, type Failure, type FailureKind } from "#lib/domain/generation/failure.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { Search } from "#lib/domain/generation/search.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Choice, Verdict } from "#lib/domain/judgement/verdict.ts";
import {
  ago,
  ahead,
  day,
  doneWith,
  generation,
  longWords,
  memberId,
  pierPlayables,
  minute,
  modelFacts,
  modelIds,
  note,
  outputOf,
  pierPrompt,
  runOf,
  second,
} from "#components/scenes/samples.ts";
import { sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { type Scenes, scenesOf } from "#components/scenes/scene.ts";

/** One result as the screening room has it: what stands on its picture, and what the drawer says of it. */
function GenerationCard({
  view,
  verdict = view.verdict,
}: {
  view: GenerationView;
  verdict?: Verdict | null;
}) {
  const model = modelFacts[view.modelId] ?? unknownModel(view.modelId);
  const name = resultName(model.label, view.variation, view.output);
  const run = runOf(1, [view]);
  const clip = clipOf(view, { name, model, run, memberId, playables: pierPlayables });
  const { room, beside } = useResultsRoom({
    results: [{ view, model, name, run, clip }],
    names: new Map([[view.id, name]]),
    giveFeedback: () => undefined,
    memberId,
    playables: pierPlayables,
  });
  return (
    <div className="rounded-panel bg-screen p-4 text-text scheme-dark">
      <article aria-label={name} className="relative aspect-video w-full">
        <Cell
          {...{ clip, verdict }}
          number={1}
          playhead={room.playhead}
          src={clip.src}
          isChosen
          size="normal"
          bar="over"
          isOver={false}
          status={room.status?.(clip)}
          onVerdict={clip.src === null ? null : () => undefined}
          onUndo={null}
          showsKeys
          entries={room.entries?.(clip, { note: null, details: null }) ?? []}
          download={room.download?.(clip) ?? null}
          overlay={null}
        />
      </article>
      <div className="mt-4 flex max-w-90 flex-col gap-5">{room.inputs?.(clip)}</div>
      {beside}
    </div>
  );
}

const failed = (failure: Failure, change: Partial<GenerationView> = {}) =>
  generation(1, {
    status: "failed",
    failure,
    hasUnknownBill: failure.charged !== "no",
    sentAt: ago(minute),
    finishedAt: ago(second),
    ...change,
  });

const running = { status: "running", operation: "task-1", acceptedAt: ago(50 * second) } as const;

const saving = { ...running, status: "saving", hasLinks: true, readyAt: ago(20 * second) } as const;

const byStatus = {
  queued: generation(1),
  submitting: generation(1, { status: "submitting", sentAt: ago(2 * second) }),
  unconfirmed: generation(1, {
    status: "unconfirmed",
    hasUnknownBill: true,
    sentAt: ago(minute),
    failure: { kind: "unreachable", detail: "The connection broke: socket hang up", charged: "unknown" },
  }),
  running: generation(1, { ...running, progress: 0.42 }),
  saving: generation(1, saving),
  done: doneWith(1, "pier-1.mp4"),
  failed: failed({ kind: "moderation", detail: "Output blocked: violence", charged: "no", httpStatus: 422 }),
  canceled: generation(1, { status: "canceled", cancelRequestedAt: ago(second), finishedAt: ago(second) }),
} satisfies Record<Status, GenerationView>;

const byFailure = {
  credentials: { detail: "Invalid API key provided: sk-…f3a1", charged: "no", httpStatus: 401 },
  balance: { detail: "Insufficient credits: 0.12 USD left, 1.12 USD needed", charged: "no", httpStatus: 402 },
  input: { detail: "reference_videos[0]: duration 22.4s exceeds 15s", charged: "no", httpStatus: 400 },
  moderation: { detail: "InputImageSensitiveContentDetected.PrivacyInformation", charged: "unknown" },
  rate: { detail: "", charged: "no", httpStatus: 429 },
  unreachable: { detail: "getaddrinfo ENOTFOUND hub.oxen.ai", charged: "no" },
  unavailable: { detail: "The model is overloaded.", charged: "no", httpStatus: 503 },
  contract: { detail: '{"state":"finished","url":null}', charged: "yes" },
  "unknown-operation": { detail: "task not found", charged: "unknown", httpStatus: 404 },
  "unheard-of": { detail: "archived", charged: "unknown" },
  "no-output": { detail: '{"status":"succeeded","result_url":null}', charged: "unknown" },
  expired: { detail: "", charged: "unknown" },
  render: { detail: "sea.mp4 cannot be decoded as a clip. It may be damaged.", charged: "no", isOurs: true },
  storage: { detail: "ENOSPC: no space left on device", charged: "yes" },
  stopped: { detail: "", charged: "unknown" },
} satisfies Record<FailureKind, Omit<Failure, "kind">>;

const asked = { state: "asked", at: ago(second), hidden: 0 } as const;
const bySearch: Record<string, Search | null> = {
  "before-asking": null,
  asking: { state: "asking", at: ago(second) },
  "no-candidate": { ...asked, candidates: [] },
  candidates: {
    ...asked,
    hidden: 2,
    candidates: [
      {
        operation: "gen_01jd8k2v4m7q9x3c5b",
        excerpt: "The woman in @Image1 walks away along @Image2 at dawn, slow push in at eye level.",
        startedAt: ago(58 * second),
        isSamePrompt: true,
      },
      {
        operation: "gen_77",
        excerpt: "A bottle on wet stone",
        startedAt: ago(9 * minute),
        isSamePrompt: false,
      },
      { operation: "gen_78", excerpt: null, startedAt: null, isSamePrompt: false },
    ],
  },
  "search-failed": {
    state: "failed",
    at: ago(second),
    failure: { kind: "unavailable", detail: "", charged: "no" },
  },
};

const estimate = { micro: 600_000, currency: "USD" };
const rateLimit: Failure = { kind: "rate", detail: "", charged: "no" };
const goingOn: Record<string, GenerationView> = {
  "queued-with-an-estimate": generation(1, { estimate }),
  "running-without-progress": generation(1, running),
  "running-longer-than-usual": generation(1, {
    ...running,
    createdAt: ago(40 * minute),
    acceptedAt: ago(40 * minute),
  }),
  "running-cancel-wanted": generation(1, { ...running, progress: 0.8, cancelRequestedAt: ago(second) }),
  "running-cancel-unknown": generation(1, {
    ...running,
    cancelRequestedAt: ago(second),
    cancelOutcome: "unknown",
  }),
  "running-waits-for-a-key": generation(1, {
    ...running,
    failure: { kind: "credentials", detail: "401: Unauthorized", charged: "no", httpStatus: 401 },
  }),
  "queued-after-429": generation(1, { failure: rateLimit }),
  "queued-asked-to-wait": generation(1, {
    failure: rateLimit,
    pause: { until: ahead(14 * minute), isAsked: true },
  }),
  "queued-asked-to-wait-for-days": generation(1, { pause: { until: ahead(2 * day), isAsked: true } }),
  "queued-trying-again": generation(1, {
    failure: rateLimit,
    pause: { until: ahead(minute), isAsked: false },
  }),
  "running-asked-to-wait": generation(1, {
    ...running,
    progress: 0.42,
    failure: { ...rateLimit, charged: "unknown" },
    pause: { until: ahead(14 * minute), isAsked: true },
  }),
  "running-unheard-of-status": generation(1, {
    ...running,
    failure: { kind: "unheard-of", detail: "archived", charged: "unknown" },
  }),
  "running-no-video-yet": generation(1, {
    ...running,
    progress: 1,
    readyAt: ago(4 * minute),
    failure: {
      kind: "no-output",
      detail: '{"status":"succeeded","result_url":null}',
      charged: "unknown",
    },
  }),
  "saving-again": generation(1, {
    ...saving,
    saveTrouble: { what: "gone", status: 404 },
    saveAgainAt: ahead(5 * minute),
  }),
  "saving-again-soon": generation(1, {
    ...saving,
    saveTrouble: { what: "no-media" },
    saveAgainAt: ahead(40 * second),
  }),
  "saving-again-now": generation(1, {
    ...saving,
    saveTrouble: { what: "broken" },
    saveAgainAt: ago(second),
  }),
  "saving-slowly": generation(1, { ...saving, saveTrouble: { what: "too-slow" } }),
  "saving-slowly-later": generation(1, {
    ...saving,
    saveTrouble: { what: "too-slow" },
    saveAgainAt: ahead(2 * minute),
  }),
  "running-asks-for-a-link": generation(1, {
    ...running,
    hasLinks: true,
    saveTrouble: { what: "gone", status: 403 },
    saveAgainAt: ago(second),
  }),
  "rendering-here": generation(1, { ...running, modelId: modelIds.animatic, billing: "free", progress: 0.7 }),
  "submitting-blocking-call": generation(1, { ...byStatus.submitting, modelId: modelIds.siraya }),
  "unconfirmed-stopped": generation(1, {
    ...byStatus.unconfirmed,
    modelId: modelIds.siraya,
    failure: { kind: "stopped", detail: "", charged: "unknown" },
  }),
  "no-task-id": generation(1, { ...byStatus.unconfirmed, modelId: modelIds.siraya }),
};

const issues: Issue[] = [
  {
    severity: "loss",
    code: "duration-changed",
    path: ["settings", "durationMs"],
    params: { from: 8000, toMs: 4000 },
  },
  { severity: "note", code: "role-stays-in-studio", path: [], params: { label: "Image 1", role: "subject" } },
  { severity: "note", code: "seed-may-not-reproduce", path: [], params: {} },
];

const ended: Record<string, GenerationView> = {
  "done-free": doneWith(1, "pier-1.mp4", {
    modelId: modelIds.animatic,
    billing: "free",
    cost: null,
  }),
  "done-cost-unknown": doneWith(1, "pier-2.mp4", { cost: null, hasUnknownBill: true, attempts: 3 }),
  "done-cost-at-least": doneWith(1, "pier-2.mp4", { hasUnknownBill: true, attempts: 2 }),
  "done-cost-estimated": doneWith(1, "pier-2.mp4", { cost: null, hasUnknownBill: true, estimate }),
  "done-cost-partly-estimated": doneWith(1, "pier-2.mp4", { hasUnknownBill: true, estimate, attempts: 2 }),
  "failed-after-a-bill": failed(
    { kind: "balance", detail: "0 credits", charged: "no", httpStatus: 402 },
    { cost: { micro: 1_120_000, currency: "USD" }, attempts: 2 },
  ),
  "done-further-output": doneWith(1, "pier-4.mp4", {
    ...{ output: 2, billedWith: 1, attempts: 0, cost: null },
    revisedPrompt: "A woman in a red coat, seen from behind, walks down a long pier into the morning fog.",
  }),
  "done-with-its-last-frame": doneWith(1, "pier-2.mp4", {
    shortfall: { came: 1, of: 2 },
    outputs: [
      outputOf("pier-2.mp4"),
      { ...outputOf("pier-2.mp4"), asset: sceneAsset("pier.jpg"), role: "last-frame" },
    ],
  }),
  "done-still-read": doneWith(1, "pier-3.mp4", {
    outputs: [
      {
        ...outputOf("pier-3.mp4", { state: "measuring", measured: {} }),
        derivatives: [],
        isBeingPrepared: true,
      },
    ],
  }),
  "done-unreadable": doneWith(1, "pier-3.mp4", {
    outputs: [
      {
        ...outputOf("pier-3.mp4", { state: "unreadable", trouble: "damaged", measured: {} }),
        derivatives: [],
      },
    ],
  }),
  "done-not-as-asked": doneWith(1, "neon.mp4", {
    outputs: [outputOf("neon.mp4", { measured: { widthPx: 864, heightPx: 480, durationMs: 5042, fps: 24 } })],
    issues,
    revisedPrompt:
      "A lone woman in a long red coat walks away from the camera along a wooden pier, cinematic.",
  }),
  "done-cancel-too-late": doneWith(1, "sea.mp4", {
    cancelRequestedAt: ago(minute),
    cancelOutcome: "too-late",
  }),
  "done-with-notes": doneWith(1, "pier-4.mp4", {
    notes: [
      note(1, 800, "She turns her head here, keep that."),
      note(2, 2600, `The railing bends. ${longWords.slice(0, 160)}`),
    ],
    offsetMs: -250,
  }),
  "done-model-gone": doneWith(1, "road.mp4", {
    modelId: "gone/an-old-model-that-nobody-offers-any-more" as never,
  }),
  "failed-input-named": failed({
    kind: "input",
    detail: "400: image is too small: 240 px, at least 300 px (input_images[1])",
    charged: "no",
    httpStatus: 400,
    about: { part: "input", kind: "image", reference: pierPrompt.references[1]!.id },
  }),
  "failed-real-person": failed({
    kind: "moderation",
    detail:
      "InputImageSensitiveContentDetected.PrivacyInformation: The input image may contain a real person.",
    charged: "unknown",
    about: { part: "input", kind: "image", reason: "person", reference: pierPrompt.references[0]!.id },
  }),
  "failed-result-sound": failed(
    {
      kind: "moderation",
      detail: "output audio may be related to copyright",
      charged: "unknown",
      about: { part: "result-sound", reason: "copyright" },
    },
    { operation: "task-1" },
  ),
  "failed-right-to-left": failed({
    kind: "moderation",
    detail: "تم رفض الطلب: النص يخالف سياسة المحتوى (code 4031).",
    charged: "no",
    about: { part: "text" },
  }),
  "failed-without-a-key": failed({
    kind: "credentials",
    detail: "No API key for this provider.",
    charged: "no",
    isOurs: true,
  }),
  "failed-in-long-words": failed({ kind: "input", detail: longWords.slice(0, 900), charged: "no" }),
  "failed-stopped-saving": failed(
    { kind: "stopped", detail: "", charged: "yes" },
    { operation: "task-1", hasLinks: true },
  ),
  "failed-with-links-alone": failed(
    { kind: "storage", detail: "The link answered 404.", charged: "yes" },
    { modelId: modelIds.siraya, hasLinks: true, saveTrouble: { what: "gone", status: 404 } },
  ),
  "failed-with-task": failed({ kind: "expired", detail: "", charged: "unknown" }, { operation: "task-1" }),
};

const verdicts = {
  keep: { choice: "keep", stars: 5 },
  tweak: { choice: "tweak", stars: 3 },
  reject: { choice: "reject", stars: null },
} satisfies Record<Choice, Verdict>;

const card = (view: GenerationView) => ({ show: <GenerationCard view={view} /> });

const named = <Data,>(prefix: string, data: Readonly<Record<string, Data>>): Record<string, Data> =>
  Object.fromEntries(Object.entries(data).map(([name, one]) => [`${prefix}-${name}`, one]));

export const scenes: Scenes = {
  ...scenesOf(byStatus, card),
  ...scenesOf(goingOn, card),
  ...scenesOf(named("unconfirmed", bySearch), (search) =>
    card(generation(1, { ...byStatus.unconfirmed, modelId: modelIds.oxen, search })),
  ),
  ...scenesOf(named("failed", byFailure), (failure, name) => {
    const kind = name.slice("failed-".length) as FailureKind; // as it was named two lines above
    const isHere = kind === "render";
    return card(
      failed(
        { kind, ...failure },
        {
          operation: "task-1",
          ...(isHere && { modelId: modelIds.animatic, billing: "free", operation: null }),
        },
      ),
    );
  }),
  ...Object.fromEntries(
    chargedStates.map((charged) => [
      `failed-charged-${charged}`,
      card(failed({ kind: "contract", detail: "", charged })),
    ]),
  ),
  ...scenesOf(ended, card),
  ...scenesOf(named("verdict", verdicts), (verdict) => card(doneWith(1, "pier-1.mp4", { verdict }))),
};
