import type { Metadata } from "next";
import { HistoryScreen } from "#components/history/history-screen.tsx";
import { listHistory, listTags } from "#lib/data/history/list-history.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import { historyFilterSchema } from "#lib/domain/history/history-filter.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "History" };

const pageSize = 24;

type HistoryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const member = await requireMember();
  const filter = historyFilterSchema.parse(await searchParams);
  const labels = Object.fromEntries(
    allModels().map(({ model, provider }) => [model.id, modelLabel(model, provider)]),
  );
  const [page, tags, usesShortcuts] = await Promise.all([
    listHistory(member, filter, { limit: pageSize }),
    listTags(member),
    findUsesShortcuts(member),
  ]);
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
      <HistoryScreen first={{ filter, page, readAt: Date.now() }} {...{ labels, tags, usesShortcuts }} />
    </div>
  );
}
