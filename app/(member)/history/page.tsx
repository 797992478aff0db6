import type { Metadata } from "next";
import { HistoryList } from "#components/history/history-list.tsx";
import { PageHeading } from "#components/shell/page-heading.tsx";
import { listHistory } from "#lib/data/run/list-history.ts";
import { modelLabel } from "#lib/domain/model.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "History" };

const pageSize = 20;

export default async function HistoryPage() {
  const member = await requireMember();
  const labels = Object.fromEntries(
    allModels().map(({ model, provider }) => [model.id, modelLabel(model, provider)]),
  );
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
      <PageHeading title="History" />
      <HistoryList initial={await listHistory(member, { limit: pageSize })} labels={labels} />
    </div>
  );
}
