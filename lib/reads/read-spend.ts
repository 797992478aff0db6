import { listSpend } from "#lib/data/member/spend.ts";
import { type MonthSpend, type SpendLine, spendByMonth } from "#lib/domain/account/spend.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { findModel, findProvider } from "#lib/providers/catalog.ts";

/** What a member has spent, by month, provider and model, under the names that these have everywhere. */
export async function readSpend(member: Member): Promise<MonthSpend[]> {
  return nameSpend(await listSpend(member));
}

/** Lines of spend by month, provider and model; what is not offered any more has its id. */
export function nameSpend(lines: readonly SpendLine[]): MonthSpend[] {
  return spendByMonth(lines, {
    provider: (id) => findProvider(id)?.name ?? id,
    model: (id) => findModel(id)?.model.name ?? id,
  });
}
