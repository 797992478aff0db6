import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BlindScreen } from "#components/compare/blind/blind-screen.tsx";
import { generationNames } from "#components/run/generation-names.ts";
import { findComparison } from "#lib/data/blind/find-comparison.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { runIdSchema } from "#lib/domain/base/id.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Hidden comparison" };

type BlindPageProps = { params: Promise<{ id: string }> };

export default async function BlindPage({ params }: BlindPageProps) {
  const member = await requireMember();
  const runId = runIdSchema.safeParse((await params).id);
  const view = runId.success ? await findComparison(member, runId.data) : null;
  if (!runId.success || !view) notFound();
  return (
    <BlindScreen
      runId={runId.data}
      view={view}
      names={namesOf(view)}
      usesShortcuts={await findUsesShortcuts(member)}
    />
  );
}

/** The names of a comparison whose names are shown, as its run's page has them; none of any other. */
function namesOf(view: BlindView): Record<string, string> {
  if (view.state !== "shown") return {};
  const labels = new Map(
    view.generations.map(({ modelId, modelVersion }) => {
      const found = findModelOfVersion(modelId, modelVersion);
      return [modelId as string, found ? modelLabel(found.model, found.provider) : modelId];
    }),
  );
  return Object.fromEntries(generationNames([view.generations], (modelId) => labels.get(modelId) ?? modelId));
}
