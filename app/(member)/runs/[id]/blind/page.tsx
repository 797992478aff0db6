import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { BlindName } from "#components/compare/blind/blind-clips.tsx";
import { BlindScreen } from "#components/compare/blind/blind-screen.tsx";
import { blindMessages } from "#components/compare/blind/messages.ts";
import { generationNames } from "#components/run/generation-names.ts";
import { findComparison } from "#lib/data/blind/find-comparison.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import { runIdSchema } from "#lib/domain/base/id.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: blindMessages.pageTitle };

type BlindPageProps = { params: Promise<{ id: string }> };

export default async function BlindPage({ params }: BlindPageProps) {
  const member = await requireMember();
  const runId = runIdSchema.safeParse((await params).id);
  const view = runId.success ? await findComparison(member, runId.data) : null;
  if (!runId.success || !view) notFound();
  return (
    <BlindScreen
      runId={runId.data}
      memberId={member.id}
      view={view}
      names={namesOf(view)}
      usesShortcuts={await findUsesShortcuts(member)}
    />
  );
}

/** The names of a comparison whose names are shown, as its run's page has them; none of any other. */
function namesOf(view: BlindView): Record<string, BlindName> {
  if (view.state !== "shown") return {};
  const found = new Map(
    view.generations.map(({ modelId, modelVersion }) => [
      modelId as string,
      findModelOfVersion(modelId, modelVersion),
    ]),
  );
  const labelOf = (modelId: string) => {
    const one = found.get(modelId);
    return one ? modelLabel(one.model, one.provider) : modelId;
  };
  const names = generationNames([view.generations], labelOf);
  return Object.fromEntries(
    view.generations.map(({ id, modelId, variation, output }) => {
      const { model, provider } = found.get(modelId) ?? {};
      const name = names.get(id) ?? modelId;
      return [
        id,
        {
          name,
          title: model ? resultName(model.name, variation, output) : name,
          provider: model && provider && model.billing !== "free" ? provider.name : null, // the studio itself goes without saying
        },
      ];
    }),
  );
}
