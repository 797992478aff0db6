import { readConfig } from "#lib/config.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { requestCancel } from "#lib/data/generation/member-events.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { listProvidersWithKey } from "#lib/data/provider/keys.ts";
import { createRun } from "#lib/data/run/create-run.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { isWorkable, type Status } from "#lib/domain/generation/generation.ts";
import { findModel, providers } from "#lib/providers/catalog.ts";
import { mediaRoutes } from "#lib/providers/media-route.ts";
import { requireOwnAssets } from "#lib/reads/own-assets.ts";
import { type Author, writeDocument, writeDraft } from "./author.ts";
import { compileAll, promptOf } from "./compose.ts";
import type { DemoRun, Ending, Take } from "./tables.ts";
import { judgeRun, type Judged } from "./judge.ts";
import { momentOf, moveResults } from "./past.ts";

/** A run that was sent and has not come to rest. */
export type OpenRun = { id: RunId; author: Author; run: DemoRun; title: string; at: Date };

/** What came of a run. */
export type Results = {
  title: string;
  byTake: readonly Judged[];
  /** Of a model's first take. */
  resultOf(model: string): GenerationId;
};

/** The status in which each ending is seen. */
const statusOf: Readonly<Record<Ending, Status>> = {
  queued: "queued",
  running: "running",
  saving: "saving",
  unconfirmed: "unconfirmed",
  canceled: "canceled",
  moderation: "failed",
  balance: "failed",
  input: "failed",
  lost: "failed",
};

/** Does what a press of Generate does, at the run's own time. */
export async function pressGenerate(author: Author, run: DemoRun, signal: AbortSignal): Promise<OpenRun> {
  const { member } = author;
  const at = momentOf(run.ago);
  const promptId = await writeDraft(author, run.prompt, at, signal);
  const document = await writeDocument(author, run.prompt, promptOf(run), signal);
  const assets = await requireOwnAssets(member, document);
  const choices = await listProviderChoices(member);
  const generations = compileAll(document, assets, {
    find: (modelId) => findModel(modelId, choices),
    routes: mediaRoutes(providers, readConfig()),
    withKey: await listProvidersWithKey(member),
  });
  const snapshot = { prompt: document, assets: [...assets.values()] };
  const pressed = { clientKey: createId<string>(), createdAt: at };
  const { runId } = await createRun(member, { ...pressed, promptId, snapshot, generations });
  const [title = ""] = promptOf(run).text.split(/[.,]/);
  return { id: runId, author, run, title, at };
}

/**
 * Judges a run that has come to rest as the table says, and moves it to its time; null while it moves. Cancels what is to be canceled,
 * and lets the links grow old whose results are to be lost.
 */
export async function finishRun({ id, author, run, title, at }: OpenRun): Promise<Results | null> {
  const { member } = author;
  const rows = await database().generation.findMany({
    where: { runId: id },
    include: { assets: { where: { outputRole: "result" }, select: { blob: { select: { state: true } } } } },
    orderBy: { id: "asc" },
  });
  const results = rows.map((row) => {
    const take: Take = run.takes[row.modelId]![row.variation - 1]!; // the run asked for it
    return { ...row, id: row.id as GenerationId, status: row.status as Status, take }; // the columns hold nothing else
  });
  for (const result of results)
    if (result.take.ends === "canceled" && result.status === "running")
      await requestCancel(member, result.id);
    else if (result.take.ends === "lost" && result.saveTries > 0) await outliveLink(result.id);
  if (!results.every(isAtRest)) return null;
  const done = results.filter(({ status }) => status === "done");
  await judgeRun(member, id, run.blind, done);
  await moveResults(id, at);
  return {
    title,
    byTake: results,
    resultOf: (model) => results.find(({ modelId }) => modelId === model)!.id, // the table's test looks for it
  };
}

/** A link is tried for a day: this one has had it. */
async function outliveLink(id: GenerationId): Promise<void> {
  const aWeekAgo = new Date(Date.now() - 7 * 24 * 60 * 60_000);
  await database().generation.update({ where: { id }, data: { saveTroubleSince: aWeekAgo } });
}

function isAtRest(result: {
  modelId: string;
  status: Status;
  take: Take;
  assets: { blob: { state: string } }[];
}): boolean {
  const { status, take } = result;
  const wanted = take.ends ? statusOf[take.ends] : "done";
  if (status === wanted) return result.assets.every(({ blob }) => blob.state === "ready");
  if (!isWorkable(status)) throw new Error(`${result.modelId} is ${status} and should be ${wanted}`);
  return false;
}
