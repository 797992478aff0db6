import type { Job } from "#simulators/ledger.ts";
import { database } from "#lib/data/database.ts";
import type { Generation } from "#lib/data/generated/client.ts";
import { adopt } from "#lib/data/generation/money.ts";
import { type GenerationId, providerIdOf } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { clientOf } from "#lib/providers/registry.ts";
import type { AllSimulators } from "./all-simulators.ts";

/** What a ledger and the database say together. From `doubled` on all must be 0. */
export type BillCounts = {
  submissions: number;
  bills: number;
  /** Bills whose generation is done in the end. */
  done: number;
  /** Bills whose generation waits for its author in the end: only where the provider gives no ids. */
  unconfirmed: number;
  /** Bills that stood under an unconfirmed generation and were adopted by the ledger's id. */
  adopted: number;
  /** Unconfirmed ones that were never billed: nobody but the author could know. */
  neverBilled: number;
  /** Requests that were billed twice or more. */
  doubled: number;
  /** Bills that belonged to no one generation that was done or unconfirmed. */
  strays: number;
  /** Bills that could be adopted, or were known, and whose generation is not done in the end. */
  lost: number;
};

/** Of all providers together, and of each. */
export type ChaosBills = BillCounts & {
  byProvider: Record<ProviderId, BillCounts>;
  /** Generations that failed, or are done without a bill, with what they say of it. */
  wrong: string[];
};

type ProviderId = keyof AllSimulators;
type Bill = { provider: ProviderId; job: Job };

/** Bills as they stood before the authors looked. */
export type Adoption = { adopted: readonly Bill[]; strays: readonly Bill[] };

/** Gives its work ids, so that what is unconfirmed can be found. */
const hasIds = (provider: ProviderId) => clientOf(provider).poll !== undefined;

function billsOf(simulators: AllSimulators): Bill[] {
  const providers = Object.keys(simulators) as ProviderId[]; // it has no others
  return providers.flatMap((provider) => simulators[provider].ledger.jobs.map((job) => ({ provider, job })));
}

/** By provider and prompt: every submission's text is its own. */
async function generationsByPrompt(): Promise<Map<string, Generation[]>> {
  const byPrompt = new Map<string, Generation[]>();
  for (const row of await database().generation.findMany()) {
    const { prompt } = row.request as { prompt?: string }; // what each of these providers calls it
    const key = `${providerIdOf(row.modelId)}: ${prompt}`;
    byPrompt.set(key, [...(byPrompt.get(key) ?? []), row]);
  }
  return byPrompt;
}

const keyOf = ({ provider, job }: Bill) => `${provider}: ${String(job.body.prompt)}`;

/** Adopts every unconfirmed generation that has a bill with an id, as its author would who finds it on the provider's page. */
export async function adoptByLedger(
  simulators: AllSimulators,
  members: readonly Member[],
): Promise<Adoption> {
  const byPrompt = await generationsByPrompt();
  const known = new Set((await database().attempt.findMany()).map(({ operation }) => operation));
  const adopted: Bill[] = [];
  const strays: Bill[] = [];
  for (const bill of billsOf(simulators)) {
    const [owner, ...others] = byPrompt.get(keyOf(bill)) ?? [];
    if (!owner || others.length > 0 || !["done", "unconfirmed"].includes(owner.status)) strays.push(bill);
    if (!owner || !hasIds(bill.provider) || known.has(bill.job.id)) continue;
    const member = members.find(({ id }) => id === owner.memberId);
    const followUp = { queue: "poll", lookAfterMs: 0, deadlineMs: 3_600_000 } as const;
    const moved = member && (await adopt(member, owner.id as GenerationId, bill.job.id, followUp));
    if (moved && moved !== "taken") adopted.push(bill);
  }
  return { adopted, strays };
}

/** Counts what the ledgers hold against what the database says, once everything has come to rest. */
export async function auditBills(simulators: AllSimulators, before: Adoption): Promise<ChaosBills> {
  const byPrompt = await generationsByPrompt();
  const rows = [...byPrompt.values()].flat();
  const bills = billsOf(simulators);
  const perPrompt = new Map<string, number>();
  for (const bill of bills) perPrompt.set(keyOf(bill), (perPrompt.get(keyOf(bill)) ?? 0) + 1);
  const billed = new Set([...perPrompt.keys()].flatMap((key) => byPrompt.get(key) ?? []));
  const statusOf = (bill: Bill) => byPrompt.get(keyOf(bill))?.[0]?.status;

  /** Of those providers alone. */
  const countOf = (...providers: readonly ProviderId[]): BillCounts => {
    const isTheirs = ({ provider }: Bill) => providers.includes(provider);
    const theirRows = rows.filter((row) => providers.includes(providerIdOf(row.modelId) as ProviderId)); // there are no others
    const theirs = bills.filter(isTheirs);
    const isKept = (bill: Bill) =>
      statusOf(bill) === "done" || (statusOf(bill) === "unconfirmed" && !hasIds(bill.provider));
    return {
      submissions: theirRows.length,
      bills: theirs.length,
      done: theirs.filter((bill) => statusOf(bill) === "done").length,
      unconfirmed: theirs.filter((bill) => statusOf(bill) === "unconfirmed").length,
      adopted: before.adopted.filter(isTheirs).length,
      neverBilled: theirRows.filter((row) => row.status === "unconfirmed" && !billed.has(row)).length,
      doubled: new Set(theirs.map(keyOf).filter((key) => (perPrompt.get(key) ?? 0) > 1)).size,
      strays: before.strays.filter(isTheirs).length,
      lost: theirs.filter((bill) => !isKept(bill)).length,
    };
  };
  const providers = Object.keys(simulators) as ProviderId[]; // it has no others
  const each = providers.map((provider) => [provider, countOf(provider)] as const);
  return {
    ...countOf(...providers),
    byProvider: Object.fromEntries(each) as ChaosBills["byProvider"], // from the same keys
    wrong: rows
      .filter(({ status }) => status !== "unconfirmed")
      .filter((row) => row.status !== "done" || !billed.has(row))
      .map(({ modelId, status, failure }) => `${modelId} ${status}: ${JSON.stringify(failure)}`),
  };
}
