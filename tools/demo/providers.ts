import { database } from "#lib/data/database.ts";
import { providerIdOf } from "#lib/domain/base/id.ts";
import { parseSent } from "#lib/domain/generation/sent.ts";
import { LaunchError } from "#lib/launch/launch-error.ts";
import type { ControlChange, Cue } from "#simulators/control.ts";
import { simulatorStarts } from "#simulators/every-simulator.ts";
import { orderOf } from "#simulators/order.ts";
import type { Simulator } from "#simulators/simulator.ts";
import { type DemoRun, type Ending, runs } from "./tables.ts";
import { demoRefusals } from "./messages.ts";

/** A provider that this process plays. */
export type DemoProvider = { id: string; url: string; simulator: Simulator };

const neverAgain = String(8 * 60 * 60);

/** How a simulator brings the one order with these words to an ending. */
const endings: Readonly<Record<Ending, (words: string) => Pick<ControlChange, "cues" | "faults">>> = {
  queued: (words) => ({
    faults: [{ ...refusal(words, 400, "ServerOverloaded: all workers are busy"), retryAfter: neverAgain }],
  }),
  running: (words) => ({ cues: [{ words, staysAt: 0.62 }] }),
  saving: (words) => ({ cues: [{ words, link: "broken" }] }),
  unconfirmed: (words) => ({ faults: [{ on: "submit", kind: "reset-after", words }] }),
  canceled: (words) => ({ cues: [{ words, staysAt: 0.3 }] }),
  moderation: (words) => ({
    cues: [{ words, failsWith: "Output rejected by content moderation: number plate visible" }],
  }),
  balance: (words) => ({ faults: [refusal(words, 402, "Insufficient balance: top up to continue")] }),
  input: (words) => ({ faults: [refusal(words, 422, "images[0]: a real face needs a consent record")] }),
  lost: (words) => ({ cues: [{ words, link: "dead" }] }),
};

function refusal(words: string, status: number, message: string) {
  return { on: "submit", kind: "status", status, words, body: { message } } as const;
}

/** What a provider's simulator does with the orders of these runs. */
export function controlOf(
  providerId: string,
  all: readonly DemoRun[],
): { cues: NonNullable<ControlChange["cues"]>; faults: ControlChange["faults"] } {
  const changes = all.flatMap(({ words = "", takes }) =>
    Object.entries(takes)
      .filter(([modelId]) => providerIdOf(modelId) === providerId)
      .flatMap(([, takesOfModel]) =>
        takesOfModel.flatMap(({ ends }) => (ends ? [endings[ends](words)] : [])),
      ),
  );
  return {
    cues: changes.flatMap(({ cues = [] }) => cues),
    faults: changes.flatMap(({ faults = [] }) => faults),
  };
}

/**
 * Plays every provider, each on a port of its own from `firstPort` on. Where there is work from an earlier start, they say nothing of
 * it before `restoreJobs`. Throws `LaunchError` where a port is taken.
 */
export async function startProviders(
  firstPort: number,
  { isFilled }: { isFilled: boolean },
): Promise<DemoProvider[]> {
  const started: DemoProvider[] = [];
  for (const [id, start] of Object.entries(simulatorStarts)) {
    const port = firstPort + started.length;
    const planned = isFilled ? { faults: [notYet] } : controlOf(id, Object.values(runs));
    const simulator = await start({ port, control: { ...manner, ...planned } }).catch(
      async (error: unknown) => {
        await stopProviders(started);
        throw new LaunchError(demoRefusals.simulatorPort(id, port), { cause: error });
      },
    );
    started.push({ id, url: simulator.url, simulator });
  }
  return started;
}

/** No name is in a corner of a film: it would tell what a hidden comparison hides. */
const manner = { contract: "either", variesFilms: true, marksFilms: false } as const;
const notYet = { on: "poll", kind: "status", status: 503, times: 1_000_000 } as const;

export async function stopProviders(providers: readonly DemoProvider[]): Promise<void> {
  await Promise.all(providers.map(({ simulator }) => simulator.stop()));
}

/** From now on they take as long as a person can follow. */
export function slowDown(providers: readonly DemoProvider[]): void {
  for (const { simulator } of providers) simulator.control({ queueMs: 3000, runMs: 12_000 });
}

const isLasting = ({ staysAt, link }: Pick<Cue, "staysAt" | "link">) =>
  staysAt !== undefined || link === "broken";

/**
 * Gives the providers back what they were at work on when the demo was ended: they remember nothing themselves. What stays as it is
 * on purpose stays so.
 */
export async function restoreJobs(providers: readonly DemoProvider[]): Promise<void> {
  for (const { id, simulator } of providers)
    simulator.control({ cues: controlOf(id, Object.values(runs)).cues.filter(isLasting) });
  const open = await database().generation.findMany({
    where: { status: { in: ["running", "saving"] } },
    include: { attempts: { where: { operation: { not: null } } } },
  });
  for (const { modelId, request, sent, attempts } of open) {
    const provider = providers.find(({ id }) => id === providerIdOf(modelId));
    const settings = parseSent(sent)?.settings;
    if (!provider || !settings) continue;
    const body = request as Record<string, unknown>; // a compiled request is a JSON object
    const order = orderOf({
      resolution: settings.resolution,
      ratio: settings.aspectRatio,
      seconds: Number(settings.durationMs) / 1000,
      sound: settings.sound,
      model: body.model ?? modelId,
      prompt: body.prompt,
    });
    for (const { operation } of attempts)
      if (operation !== null) provider.simulator.remember({ id: operation, body, order });
  }
  await database().$executeRaw`
    UPDATE generation SET deadline_at = now() + interval '1 day' WHERE status IN ('running', 'saving')`;
  for (const { simulator } of providers) simulator.control({ faults: [], cues: [] });
}
