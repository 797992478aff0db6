import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { describeModel } from "#components/generation/describe-model.ts";
import { RunScreen } from "#components/generation/run-screen.tsx";
import { findRun } from "#lib/data/run/find-run.ts";
import { findUsesShortcuts } from "#lib/data/shortcuts.ts";
import { runIdSchema } from "#lib/domain/id.ts";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

type RunPageProps = { params: Promise<{ id: string }> };

const requireRun = cache(async (id: string) => {
  const member = await requireMember();
  const runId = runIdSchema.safeParse(id);
  const run = (runId.success && (await findRun(member, runId.data))) || notFound();
  return { member, run };
});

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { run } = await requireRun((await params).id);
  return { title: promptExcerpt(run.snapshot.prompt).slice(0, 60) || "Run" };
}

export default async function RunPage({ params }: RunPageProps) {
  const { member, run } = await requireRun((await params).id);
  const models = Object.fromEntries(
    run.generations.flatMap(({ modelId, modelVersion }) => {
      const found = findModelOfVersion(modelId, modelVersion);
      return found ? [[modelId, describeModel(found.model, found.provider, run.snapshot)]] : [];
    }),
  );
  return (
    <RunScreen
      initial={run}
      models={models}
      memberId={member.id}
      usesShortcuts={await findUsesShortcuts(member)}
    />
  );
}
