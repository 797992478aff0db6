import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { describeModel } from "#components/state/model-facts.ts";
import { RunScreen } from "#components/run/run-screen.tsx";
import { findPlayables } from "#lib/data/asset/playables.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { findRun } from "#lib/data/run/runs.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { askedForOneMore, estimateText } from "#lib/domain/limits/estimate.ts";
import { runIdSchema } from "#lib/domain/base/id.ts";
import { assetIdsOf } from "#lib/domain/prompt/prompt.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { findModel, findModelOfVersion } from "#lib/providers/catalog.ts";
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
  return { title: plainText(promptExcerpt(run.snapshot.prompt), 60) || "Run" };
}

export default async function RunPage({ params }: RunPageProps) {
  const { member, run } = await requireRun((await params).id);
  const { generations, snapshot } = run;
  const asked = generations.flatMap(({ modelId, modelVersion }) => {
    const found = findModelOfVersion(modelId, modelVersion);
    return found ? [{ modelId, ...found }] : [];
  });
  const choices = await listProviderChoices(member);
  const offered = [...new Set(generations.map(({ modelId }) => modelId))].flatMap(
    (modelId) => findModel(modelId, choices)?.model ?? [],
  );
  return (
    <RunScreen
      initial={run}
      models={Object.fromEntries(
        asked.map(({ modelId, model, provider }) => [modelId, describeModel(model, provider)]),
      )}
      oneMoreEstimate={estimateText(askedForOneMore(snapshot, offered))}
      playables={await findPlayables(member, assetIdsOf(snapshot.prompt))}
      memberId={member.id}
      usesShortcuts={await findUsesShortcuts(member)}
    />
  );
}
