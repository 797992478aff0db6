import { setTimeout as sleep } from "node:timers/promises";
import { describeModel, type ModelFacts } from "#components/state/model-facts.ts";
import { database } from "#lib/data/database.ts";
import { lookAgain, resend, retry, stopWaiting, tryLink } from "#lib/data/generation/member-events.ts";
import { adopt } from "#lib/data/generation/money.ts";
import { findRun } from "#lib/data/run/runs.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { waysOut, type WayOut } from "#lib/domain/generation/ways-out.ts";
import { findModel } from "#lib/providers/catalog.ts";
import type { AllSimulators } from "#lib/worker/testing/all-simulators.ts";
import { type startFilmHost, whole } from "#lib/worker/testing/film-host.ts";
import type { Means, OddCase } from "./catalogue.ts";
import { untrueSentences } from "./sentences.ts";

export type Stage = { simulators: AllSimulators; host: Awaited<ReturnType<typeof startFilmHost>> };
type Played = { stage: Stage; odd: OddCase; words: string; member: Member; runId: RunId; path: string };

/**
 * How often the odd answer must be given before a generation that goes on all the same is judged. A link that leads elsewhere is given
 * once.
 */
const metAtLeast = ({ about, hosted }: OddCase) => (about === "link" && !hosted ? 1 : 3);
/** Longer than silence is waited for. */
const judgedWithinMs = 180_000;
const restsWithinMs = 60_000;
const deadlineMs = 3_600_000;

/**
 * Waits until an odd answer has led somewhere and judges that, then heals the provider and presses what the card offers until
 * the film is there. Gives what was wrong, in words.
 */
export async function play(played: Played, age: "kept" | "stopped" | "aged"): Promise<string[]> {
  const { odd } = played;
  const problems: string[] = [];
  const view = await untilJudged(played);
  const means = meansOf(view);
  if (means === null || !odd.means.includes(means))
    problems.push(
      `${view.status} (${view.failure?.kind ?? "no failure"}) instead of ${odd.means.join(" or ")}`,
    );
  problems.push(...judge(played, view));
  problems.push(...(await finish(played, age)));
  return problems;
}

const facts = (view: GenerationView): ModelFacts => {
  const found = findModel(view.modelId);
  if (!found) throw new Error(`no model ${view.modelId}`);
  return describeModel(found.model, found.provider);
};

async function viewOf({ member, runId }: Played): Promise<GenerationView> {
  const [view] = (await findRun(member, runId))?.generations ?? [];
  if (!view) throw new Error("its run is gone");
  return view;
}

const jobsOf = ({ stage, odd, words }: Played) =>
  stage.simulators[odd.provider].ledger.jobs.filter(({ body }) => String(body.prompt).includes(words));

/** How often the odd answer was given. */
function metOf(played: Played): number {
  const { stage, odd, words, path } = played;
  const cue =
    jobsOf(played)[0]?.cue ?? stage.simulators[odd.provider].ledger.cues.find((each) => each.words === words);
  const given = (odd.faults[0]?.times ?? 1) - (cue?.faults?.[0]?.times ?? 0);
  return odd.hosted && given > 0 ? stage.host.requestsOf(path).length : given;
}

const isRest = ({ status }: GenerationView) => ["done", "failed", "canceled", "unconfirmed"].includes(status);

async function untilJudged(played: Played): Promise<GenerationView> {
  const { odd } = played;
  // Nobody can be asked whether a silent call was heard: it is left as its author would leave it.
  const isSilentCall = odd.provider === "siraya" && odd.faults[0]?.kind === "silence";
  return until(
    played,
    async (view) => {
      if (isRest(view)) return true;
      if (isSilentCall && view.status === "submitting" && jobsOf(played).length > 0)
        await stopWaiting(played.member, view.id, { isBlockingCall: true });
      const isTold = view.status !== "saving" || view.saveTrouble !== null;
      const isMet = view.status !== "submitting" && metOf(played) >= metAtLeast(odd);
      return odd.means.includes("goes on") && isMet && isTold;
    },
    judgedWithinMs,
  );
}

async function until(
  played: Played,
  isReached: (view: GenerationView) => boolean | Promise<boolean>,
  withinMs = restsWithinMs,
): Promise<GenerationView> {
  const endsAt = Date.now() + withinMs;
  for (;;) {
    const view = await viewOf(played);
    if ((await isReached(view)) || Date.now() > endsAt) return view;
    await sleep(200);
  }
}

function meansOf({ status, failure }: GenerationView): Means | null {
  if (status === "done") return "done";
  if (status === "unconfirmed") return "vanished";
  if (status === "failed") return failure?.charged === "no" ? "refused" : "failed";
  return status === "canceled" || status === "submitting" ? null : "goes on";
}

/** What is wrong with a generation as its card shows it. */
function judge(played: Played, view: GenerationView): string[] {
  const model = facts(view);
  const jobs = jobsOf(played);
  const problems = untrueSentences(view, model, jobs.length);
  const ways = waysOut(view, model);
  const isMoving = view.status === "submitting" || view.status === "queued";
  if (jobs.length > 1) problems.push(`billed ${jobs.length} times`);
  if (view.status !== "done" && !isMoving && ways.length === 0) problems.push("no way out");
  const isKept = ways.includes("tryLink") || ways.includes("lookAgain");
  if (view.status === "failed" && jobs.length > 0 && !isKept)
    problems.push("lost: neither task nor link is kept");
  return problems;
}

/** From here on the provider is well: what the card offers must lead to the film, without a second bill for what was paid. */
async function finish(played: Played, age: "kept" | "stopped" | "aged"): Promise<string[]> {
  const { odd, member } = played;
  const problems: string[] = [];
  let view = await viewOf(played);
  if ((age === "stopped" || odd.isLeft) && (view.status === "running" || view.status === "saving")) {
    await stopWaiting(member, view.id, { isBlockingCall: false });
    view = await until(played, isRest);
    problems.push(...judge(played, view));
  } else if (age === "aged" && (view.status === "running" || view.status === "saving")) {
    await database().$executeRaw`
      UPDATE generation SET deadline_at = now() - interval '30 hours', ready_at = ready_at - interval '30 hours',
        save_trouble_since = save_trouble_since - interval '30 hours'
      WHERE id = ${view.id}::uuid AND status IN ('running', 'saving')`;
    view = await until(played, isRest);
    problems.push(...judge(played, view));
  }
  if (odd.isHopeless) return problems;
  const bills = jobsOf(played).length;
  heal(played);
  const pressed = new Set<WayOut>();
  for (view = await until(played, isRest); view.status !== "done"; view = await until(played, isRest)) {
    // What is not there by now is left, and looked at again.
    const isOpen = (each: WayOut) =>
      each !== "cancel" && !pressed.has(each) && !(each === "tryLink" && odd.isLeft);
    const way = waysOut(view, facts(view)).find(isOpen);
    if (!way) break;
    const isPaidAgain = (way === "retry" || way === "resend") && bills > 0;
    if (isPaidAgain && way === "resend" && !facts(view).hasTaskId) return problems;
    if (isPaidAgain) problems.push(`only ${way} is left of what was paid`);
    pressed.add(way);
    await press(way, played, view);
  }
  if (view.status !== "done")
    problems.push(
      `${view.status} (${view.failure?.kind ?? "no failure"}) in the end, after ${[...pressed].join()}`,
    );
  const after = jobsOf(played).length;
  const asked = pressed.has("retry") || pressed.has("resend") ? 1 : 0;
  if (after > Math.max(bills, 1) + (bills > 0 ? asked : 0)) problems.push(`billed ${after} times in the end`);
  return problems;
}

async function press(way: WayOut, played: Played, { id }: GenerationView): Promise<void> {
  const { member } = played;
  const [job] = jobsOf(played);
  const follow = { queue: "poll", lookAfterMs: 0, deadlineMs } as const;
  if (way === "stopWaiting") await stopWaiting(member, id, { isBlockingCall: false });
  else if (way === "tryLink") await tryLink(member, id);
  else if (way === "lookAgain") await lookAgain(member, id, deadlineMs);
  else if (way === "retry") await retry(member, id);
  else if (way === "resend") await resend(member, id);
  else if (way === "adopt" && job) await adopt(member, id, job.id, follow);
}

function heal(played: Played): void {
  const { stage, odd, words, path } = played;
  const { ledger } = stage.simulators[odd.provider];
  const cues = [...jobsOf(played).map(({ cue }) => cue), ledger.cues.find((each) => each.words === words)];
  for (const cue of cues) cue?.faults?.splice(0);
  stage.host.answer(path, whole);
}
