// Every odd answer at every provider through the real worker, with the ledger beside. Goal: 0 lost, paid twice, without a way out, untrue.
import { join } from "node:path";
import { readConfig } from "#lib/config.ts";
import { database } from "#lib/data/database.ts";
import { brokenInvariants } from "#lib/data/invariants.ts";
import { isGenerationQueue, queueNames } from "#lib/data/queues.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { mintWorker } from "#lib/domain/base/scope-mint.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { startWorker } from "#lib/worker/start-worker.ts";
import { startAllSimulators } from "#lib/worker/testing/all-simulators.ts";
import { hastenAmongMany } from "#lib/worker/testing/come-to-rest.ts";
import { prepareEngine } from "#lib/worker/testing/engine.ts";
import { answering, startFilmHost } from "#lib/worker/testing/film-host.ts";
import { startOwnPostgres } from "#lib/worker/testing/own-postgres.ts";
import type { ProviderId } from "#lib/worker/testing/odd-answers.ts";
import { submitTo, uploadClip } from "#lib/worker/testing/paid-submissions.ts";
import { catalogue, type OddCase } from "./odd-answers/catalogue.ts";
import { png } from "./odd-answers/odd-links.ts";
import { play } from "./odd-answers/play.ts";

/** Plays only the cases whose title contains this. */
const wanted = process.env.CASES ?? "";
const membersCount = 8;
const atOnce = 24;
const hastenEveryMs = 150;
const ages = ["kept", "stopped", "aged"] as const;

const startedAt = Date.now();
const postgres = await startOwnPostgres();
const simulators = await startAllSimulators();
const engine = await prepareEngine({ oxen: simulators.oxen });
const host = await startFilmHost(join(engine.dataDir, "made"));
process.env.OUTBOUND_ALLOW_PRIVATE = new URL(host.url).host;

const senders: { member: Member; clip: Asset }[] = [];
for (let count = 0; count < membersCount; count += 1) {
  const member = await storeMember();
  senders.push({ member, clip: await uploadClip(member) });
}

const providers = Object.keys(simulators) as ProviderId[]; // it has no others
const cases = providers
  .flatMap((provider) => catalogue(provider).map((make) => ({ provider, make })))
  .map(({ provider, make }, index) => {
    const at = `${host.url}/${index}`;
    const places = {
      id: String(100_000 + index),
      link: `${at}/clip.mp4`,
      bare: `${at}/clip`,
      second: `${at}/second.mp4`,
      still: `${at}/last.png`,
      ours: `${at}/ours.mp4`,
    };
    const odd: OddCase = { provider, ...make(places) };
    return { odd, index, words: `kite ${places.id}`, path: `/${index}/clip.mp4` };
  })
  .filter(({ odd }) => titleOf(odd).includes(wanted))
  // Silence lasts longest.
  .toSorted((one, other) => Number(isSilent(other.odd)) - Number(isSilent(one.odd)));
for (const provider of providers) {
  const own = cases.filter(({ odd }) => odd.provider === provider);
  const cues = own.map(({ odd, words }) => ({
    words,
    faults: odd.faults,
    ...(odd.id !== undefined && { id: odd.id }),
  }));
  simulators[provider].control({
    makesFilmsAtOnce: false,
    cues: cues.map((cue) => ({ ...cue, faults: [...cue.faults] })),
  });
}
for (const { odd, path, index } of cases) {
  if (odd.hosted?.["clip.mp4"]) host.answer(path, ...odd.hosted["clip.mp4"]);
  host.answer(`/${index}/last.png`, answering(200, png, { "content-type": "image/png" }));
}

const queues = queueNames.filter(isGenerationQueue);
const worker = await startWorker({ config: readConfig(), worker: mintWorker(), queues });
// Nobody waits hours for this: what is due later is made due now.
const hastening = setInterval(() => {
  void hastenAmongMany();
  void database()
    .providerPause.deleteMany()
    .catch(() => undefined);
}, hastenEveryMs);

type Judged = Record<OddCase["about"], number> & { bad: number };
const judged: Partial<Record<ProviderId, Judged>> = {};
const bad: string[] = [];
const waiting = [...cases];
/** What is being judged, the longest first. */
const played = new Set<string>();
const telling = setInterval(
  () =>
    console.log(
      `${secondsNow()} s: ${waiting.length} of ${cases.length} are left${[...played]
        .slice(0, 3)
        .map((title) => `; ${title}`)
        .join("")}`,
    ),
  10_000,
);

async function judgeOneAfterAnother(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { odd, index, words, path } = next;
    played.add(titleOf(odd));
    const { member, clip } = senders[index % membersCount]!; // within its length
    const runId = await submitTo(odd.provider, member, words, clip);
    const stage = { simulators, host };
    const problems = await play({ stage, odd, words, member, runId, path }, ages[index % ages.length]!); // the same
    played.delete(titleOf(odd));
    if (host.requestsOf(`/${index}/ours.mp4`).length > 0)
      problems.push("followed a link that leads elsewhere");
    const counts = (judged[odd.provider] ??= { request: 0, task: 0, link: 0, bad: 0 });
    counts[odd.about] += 1;
    if (problems.length === 0) continue;
    counts.bad += 1;
    bad.push(`${titleOf(odd)}: ${problems.join("; ")}`);
  }
}

await Promise.all(Array.from({ length: atOnce }, judgeOneAfterAnother));
clearInterval(telling);
clearInterval(hastening);
bad.push(...(await brokenInvariants(mintWorker())).map(({ invariant }) => `broken: ${invariant}`));
await worker.stop();
await engine.close();
await Promise.all([
  host.stop(),
  simulators.siray.stop(),
  simulators.modellix.stop(),
  simulators.siraya.stop(),
]);
await postgres.remove();

console.table(judged);
for (const line of bad) console.log(line);
console.log(
  `${cases.length} odd answers in ${(secondsNow() / 60).toFixed(1)} minutes: ${bad.length} lost, paid twice, without a way out or told untruly (goal 0)`,
);
process.exit(bad.length === 0 ? 0 : 1);

function secondsNow(): number {
  return Math.round((Date.now() - startedAt) / 1000);
}

function titleOf({ provider, about, name }: OddCase): string {
  return `${provider}, ${about}: ${name}`;
}

function isSilent({ faults }: OddCase): boolean {
  return faults.some(({ kind }) => kind === "silence");
}
