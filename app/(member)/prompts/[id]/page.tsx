import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PromptRuns } from "#components/prompts/prompt-runs.tsx";
import { findPrompt } from "#lib/data/prompt/prompts.ts";
import { listRunMarks, listRuns } from "#lib/data/run/runs.ts";
import { promptIdSchema } from "#lib/domain/base/id.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { promptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import type { RunMark } from "#lib/domain/generation/run.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Runs and what changed" };

type Asked = {
  run?: string | string[];
  from?: string | string[];
  to?: string | string[];
  older?: string | string[];
};
type PromptPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

const pageSize = 20;

/** A prompt's runs, also of one that was deleted since. */
export default async function PromptPage({ params, searchParams }: PromptPageProps) {
  const member = await requireMember();
  const id = promptIdSchema.safeParse((await params).id);
  const promptId = id.success ? id.data : notFound();
  const draft = await findPrompt(member, promptId);
  const marks = await listRunMarks(member, promptId);
  if (!draft && marks.length === 0) notFound();

  const asked = await searchParams;
  const pair = chosenPair(marks, asked);
  const start = Math.max(0, placeOf(marks, asked.older));
  const page = marks.slice(start, start + pageSize + 1); // one more: what the last one of the page came from
  const wanted = new Set([...page, ...(pair ? [pair.from, pair.to] : [])].map((mark) => mark.id));
  const runs = new Map((await listRuns(member, [...wanted])).map((run) => [run.id, run]));
  const found = page.flatMap((mark) => {
    const run = runs.get(mark.id);
    return run ? [{ run, number: mark.number }] : [];
  });
  const [from, to] = [pair && runs.get(pair.from.id), pair && runs.get(pair.to.id)];
  const newest = found[0]?.run.snapshot.prompt;
  const next = marks[start + pageSize];
  const shownPrompt = draft?.document ?? newest;
  return (
    <PromptRuns
      promptId={promptId}
      title={draft?.name || (shownPrompt ? promptExcerpt(shownPrompt) : "")}
      hasDraft={draft !== null}
      marks={marks}
      shown={found
        .map((one, index) => ({ ...one, previous: found[index + 1]?.run ?? null }))
        .slice(0, pageSize)}
      olderHref={next ? `/prompts/${promptId}?older=${next.id}` : null}
      compared={pair && from && to ? { ...pair, changes: promptChanges(from.snapshot, to.snapshot) } : null}
      labels={Object.fromEntries(
        allModels().map(({ model, provider }) => [model.id, modelLabel(model, provider)]),
      )}
    />
  );
}

const placeOf = (marks: readonly RunMark[], id: unknown) => marks.findIndex((mark) => mark.id === id);

/** The two runs that the address names; else one with the run before it, and where none is named the newest. */
function chosenPair(
  marks: readonly RunMark[],
  { run, from, to }: Asked,
): { from: RunMark; to: RunMark } | null {
  const later = Math.max(0, placeOf(marks, to), placeOf(marks, run));
  const named = marks[placeOf(marks, from)];
  const [before, after] = [named ?? marks[later + 1], marks[later]];
  return before && after ? { from: before, to: after } : null;
}
