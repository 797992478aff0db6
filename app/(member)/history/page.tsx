import type { Metadata } from "next";
import { HistoryScreen } from "#components/history/history-screen.tsx";
import { historyMessages } from "#components/history/messages.ts";
import { describeModel } from "#components/state/model-facts.ts";
import { listHistory, listTags } from "#lib/data/history/list-history.ts";
import { findUsesShortcuts } from "#lib/data/member/members.ts";
import { historyFilterSchema } from "#lib/domain/history/history-filter.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: historyMessages.title };

const pageSize = 24;

type HistoryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const member = await requireMember();
  const filter = historyFilterSchema.parse(await searchParams);
  const models = Object.fromEntries(
    allModels().map(({ model, provider }) => {
      const { label, title, providerName, isFree, expectedWaitMs } = describeModel(model, provider);
      return [model.id, { label, title, providerName, isFree, expectedWaitMs }];
    }),
  );
  const [page, tags, usesShortcuts] = await Promise.all([
    listHistory(member, filter, { limit: pageSize }),
    listTags(member),
    findUsesShortcuts(member),
  ]);
  return (
    <div className="w-full px-4 pb-16 md:px-6">
      <HistoryScreen first={{ filter, page, readAt: Date.now() }} {...{ models, tags, usesShortcuts }} />
    </div>
  );
}
