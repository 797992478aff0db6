import type { Job } from "#simulators/ledger.ts";
import { database } from "#lib/data/database.ts";
import type { Generation } from "#lib/data/generated/client.ts";
import { adopt } from "#lib/data/generation/money.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { AllSimulators } from "./all-simulators.ts";

/** What the ledgers and the database say together. From `doubled` on all must be 0 or empty. */
export type ChaosBills = {
  submissions: number;
  bills: number;
  /** Bills that stood under an unconfirmed generation and were adopted by the ledger's id. */
  adopted: number;
  /** Unconfirmed ones that were never billed: nobody but the author could know. */
  neverBilled: number;
  /** Of the provider without ids: bills whose generation is done, and bills whose generation waits for its author. */
  blocking: { bills: number; done: number; unconfirmed: number };
  /** Requests that were billed twice or more. */
  doubled: number;
  /** Bills that belonged to no one generation that was done or unconfirmed. */
  strays: number;
  /** Bills that could be adopted, or were known, and whose generation is not done in the end. */
  lost: number;
  /** Generations that failed, or are done without a bill, with what they say of it. */
  wrong: string[];
};

type Bill = { provider: string; job: Job };

function billsOf(simulators: AllSimulators): Bill[] {
  return Object.entries(simulators).flatMap(([provider, { ledger }]) =>
    ledger.jobs.map((job) => ({ provider, job })),
  );
}

/** By provider and prompt: every submission's text is its own. */
async function generationsByPrompt(): Promise<Map<string, Generation[]>> {
  const byPrompt = new Map<string, Generation[]>();
  for (const row of await database().generation.findMany()) {
    const { prompt } = row.request as { prompt?: string }; // what each of these providers calls it
    const key = `${row.modelId.split("/")[0]}: ${prompt}`;
    byPrompt.set(key, [...(byPrompt.get(key) ?? []), row]);
  }
  return byPrompt;
}

const keyOf = ({ provider, job }: Bill) => `${provider}: ${String(job.body.prompt)}`;

/** Adopts every unconfirmed generation that has a bill with an id, as its author would who finds it on the provider's page. */
export async function adoptByLedger(
  simulators: AllSimulators,
  members: readonly Member[],
): Promise<{ adopted: number; strays: number }> {
  const byPrompt = await generationsByPrompt();
  const known = new Set((await database().attempt.findMany()).map(({ operation }) => operation));
  let adopted = 0;
  let strays = 0;
  for (const bill of billsOf(simulators)) {
    const [owner, ...others] = byPrompt.get(keyOf(bill)) ?? [];
    if (!owner || others.length > 0 || !["done", "unconfirmed"].includes(owner.status)) strays += 1;
    if (!owner || bill.provider === "siraya" || known.has(bill.job.id)) continue;
    const member = members.find(({ id }) => id === owner.memberId);
    const followUp = { queue: "poll", lookAfterMs: 0, deadlineMs: 3_600_000 } as const;
    const moved = member && (await adopt(member, owner.id as GenerationId, bill.job.id, followUp));
    if (moved && moved !== "taken") adopted += 1;
  }
  return { adopted, strays };
}

/** Counts what the ledgers hold against what the database says, once everything has come to rest. */
export async function auditBills(
  simulators: AllSimulators,
  before: { adopted: number; strays: number },
): Promise<ChaosBills> {
  const byPrompt = await generationsByPrompt();
  const rows = [...byPrompt.values()].flat();
  const bills = billsOf(simulators);
  const perPrompt = new Map<string, number>();
  for (const bill of bills) perPrompt.set(keyOf(bill), (perPrompt.get(keyOf(bill)) ?? 0) + 1);
  const statusOf = (bill: Bill) => byPrompt.get(keyOf(bill))?.[0]?.status;
  const ofBlocking = bills.filter(({ provider }) => provider === "siraya");
  const ofOthers = bills.filter(({ provider }) => provider !== "siraya");
  const billed = new Set([...perPrompt.keys()].flatMap((key) => byPrompt.get(key) ?? []));
  return {
    ...before,
    submissions: rows.length,
    bills: bills.length,
    neverBilled: rows.filter((row) => row.status === "unconfirmed" && !billed.has(row)).length,
    blocking: {
      bills: ofBlocking.length,
      done: ofBlocking.filter((bill) => statusOf(bill) === "done").length,
      unconfirmed: ofBlocking.filter((bill) => statusOf(bill) === "unconfirmed").length,
    },
    doubled: [...perPrompt.values()].filter((count) => count > 1).length,
    lost: ofOthers.filter((bill) => statusOf(bill) !== "done").length,
    wrong: rows
      .filter(({ status }) => status !== "unconfirmed")
      .filter((row) => row.status !== "done" || !billed.has(row))
      .map(({ modelId, status, failure }) => `${modelId} ${status}: ${JSON.stringify(failure)}`),
  };
}
