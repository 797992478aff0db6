import { Panel } from "#components/ui/panel.tsx";
import type { MonthSpend } from "#lib/domain/account/spend.ts";
import { spendMessages } from "./messages.ts";
import { SpendTable } from "./spend-table.tsx";

/** One's own spend, and how it is added up. */
export function SpendPanel({ months }: { months: readonly MonthSpend[] }) {
  return (
    <Panel
      flush
      title={spendMessages.title}
      aside={<p className="text-12 text-quiet">{spendMessages.zone}</p>}
    >
      <SpendTable months={months} />
      <SpendCalculation />
    </Panel>
  );
}

/** What counts, and when. */
export function SpendCalculation() {
  return (
    <details className="border-t border-line px-4 py-2.5 text-13 text-quiet">
      <summary className="w-fit cursor-pointer rounded-control">{spendMessages.how}</summary>
      <div className="mt-2 flex max-w-prose flex-col gap-2">
        {spendMessages.calculation.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </details>
  );
}
