import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { describeModel } from "#components/state/model-facts.ts";
import { SelectionScreen } from "#components/run/selection-screen.tsx";
import { findPlayables } from "#lib/data/asset/playables.ts";
import { findRunsOf } from "#lib/data/run/runs.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import { parseSelection } from "#lib/domain/history/selection.ts";
import { assetIdsOf } from "#lib/domain/prompt/prompt.ts";
import { findModelOfVersion } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Compare" };

type ComparePageProps = { searchParams: Promise<{ g?: string | string[] }> };

/** The screening room of results that were chosen in the history, of whatever runs. */
export default async function ComparePage({ searchParams }: ComparePageProps) {
  const member = await requireMember();
  const ids = parseSelection((await searchParams).g) ?? notFound();
  const runs = (await findRunsOf(member, ids)) ?? notFound();
  const models = Object.fromEntries(
    runs.flatMap(({ generations }) =>
      generations.flatMap(({ id, modelId, modelVersion }) => {
        const found = findModelOfVersion(modelId, modelVersion);
        return found ? [[id, describeModel(found.model, found.provider)]] : [];
      }),
    ),
  );
  return (
    <SelectionScreen
      ids={ids}
      initial={runs}
      models={models}
      playables={await findPlayables(
        member,
        runs.flatMap(({ snapshot }) => assetIdsOf(snapshot.prompt)),
      )}
      memberId={member.id}
      usesShortcuts={await findUsesShortcuts(member)}
    />
  );
}
