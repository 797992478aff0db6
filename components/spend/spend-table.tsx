"use client";

import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { type MonthSpend, type Spent, sumSpent } from "#lib/domain/account/spend.ts";
import { moneyText } from "#lib/domain/base/money.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { monthText, spendMessages } from "./messages.ts";

type SpendTableProps = {
  months: readonly MonthSpend[];
  /** Whose it is, where that is not one's own. */
  whose?: string;
  /** How many of the latest months show their providers and models at first. */
  opened?: number;
};

/** What was spent, a line for each month that opens into its providers and their models. */
export function SpendTable({ months, whose, opened = 2 }: SpendTableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(months.slice(0, opened).map(({ month }) => month)),
  );
  const toggle = (month: string) => {
    const next = new Set(open);
    if (!next.delete(month)) next.add(month);
    setOpen(next);
  };
  return (
    <div className="overflow-x-auto">
      <table className="tabular w-full border-collapse text-13">
        <caption className="sr-only">{spendMessages.caption(whose ?? null)}</caption>
        <thead>
          <tr className="align-bottom text-12 text-quiet">
            <th scope="col" className="py-2 pl-4 text-left font-medium">
              {spendMessages.when}
            </th>
            <th scope="col" className={clsx(amountClass, "py-2 font-medium")}>
              {spendMessages.billed}
            </th>
            <th scope="col" className={clsx(amountClass, "py-2 pr-3 font-medium sm:pr-4")}>
              {spendMessages.estimated}
            </th>
          </tr>
        </thead>
        {months.map((one) => (
          <Month
            key={one.month}
            of={one}
            whose={whose}
            isOpen={open.has(one.month)}
            onToggle={() => toggle(one.month)}
          />
        ))}
        {months.length > 1 && (
          <tfoot>
            <tr className="border-t border-edge align-top font-medium">
              <th scope="row" className="py-2.5 pl-4 text-left font-medium">
                {spendMessages.inAll}
              </th>
              <Amounts of={sumSpent(months)} className="py-2.5" />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

type MonthProps = { of: MonthSpend; whose: string | undefined; isOpen: boolean; onToggle: () => void };

function Month({ of, whose, isOpen, onToggle }: MonthProps) {
  return (
    <tbody>
      <tr className="border-t border-line align-top">
        <th scope="rowgroup" className="py-0.5 pl-1.5 text-left font-medium">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="inline-flex min-h-8 items-center gap-1 rounded-control pr-1.5 text-left hover:bg-raised pointer-coarse:min-h-11"
          >
            <Icon
              of={ChevronRight}
              size={14}
              className={clsx("text-quiet transition-transform", isOpen && "rotate-90")}
            />
            {monthText(of.month)}
            {whose && <span className="sr-only">, {whose}</span>}
          </button>
        </th>
        <Amounts of={of} className="py-2 font-medium pointer-coarse:py-3.5" />
      </tr>
      {isOpen &&
        of.providers.map((provider) => {
          const [first, second] = provider.models;
          return (
            <Fragment key={provider.id}>
              <Line of={provider} name={provider.name} about={second ? undefined : first?.name} />
              {second &&
                provider.models.map((model) => <Line key={model.id} of={model} name={model.name} isModel />)}
            </Fragment>
          );
        })}
    </tbody>
  );
}

type LineProps = {
  of: Spent;
  name: string;
  /** Its one model. */
  about?: string | undefined;
  /** One of several under its provider's own line. */
  isModel?: boolean;
};

function Line({ of, name, about, isModel = false }: LineProps) {
  return (
    <tr className={clsx("align-top", isModel && "text-quiet")}>
      <th
        scope="row"
        className={clsx("py-1.5 text-left font-normal break-words", isModel ? "pl-9 sm:pl-11" : "pl-6.5")}
      >
        {name}
        {about && <span className="block text-12 text-quiet">{about}</span>}
        <span className="block text-12 text-quiet">{countText(of.requests, "request")}</span>
      </th>
      <Amounts of={of} />
    </tr>
  );
}

function Amounts({ of, className = "py-1.5" }: { of: Spent; className?: string }) {
  const { billed, estimated, unknown } = of;
  return (
    <>
      <td className={clsx(amountClass, className)}>
        {billed.length === 0
          ? nothing
          : billed.map(moneyText).map((text) => <Amount key={text}>{text}</Amount>)}
      </td>
      <td className={clsx(amountClass, "pr-3 sm:pr-4", className)}>
        {estimated.length + unknown === 0 && nothing}
        {estimated.map(moneyText).map((text) => (
          <Amount key={text}>
            <span className="font-normal text-quiet max-sm:sr-only">{spendMessages.about} </span>
            {text}
          </Amount>
        ))}
        {unknown > 0 && (
          <Amount>
            <span className="text-12 font-normal text-quiet">{spendMessages.unknown(unknown)}</span>
          </Amount>
        )}
      </td>
    </>
  );
}

const amountClass = "pl-2 text-right whitespace-nowrap max-sm:text-12 max-sm:leading-5 sm:pl-4";
const nothing = <span className="text-quiet">{spendMessages.none}</span>;

/** Of one currency. */
function Amount({ children }: { children: ReactNode }) {
  return <span className="block">{children}</span>;
}
