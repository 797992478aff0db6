import clsx from "clsx";
import { X } from "lucide-react";
import { memo } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { FitRow, FitState } from "./fit-rows.ts";
import { fitMessages as words } from "./messages.ts";

type FitTableProps = {
  /** The models, by their short and by their full names. */
  models: readonly { name: string; label: string }[];
  rows: readonly FitRow[];
};

/** A dot for each reference and chosen model. */
export const FitTable = memo(function FitTable({ models, rows }: FitTableProps) {
  const { lit } = useSession();
  const litId = useStored(lit, (id) => id);
  return (
    <fieldset
      aria-label={words.scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keyboard too
      tabIndex={0}
      className="min-w-0 overflow-x-auto focus-visible:-outline-offset-2"
    >
      <table aria-label="Fit" className="w-full border-collapse text-13">
        <thead>
          <tr className="text-12 text-quiet">
            <th scope="col" className={headClass}>
              <span className="sr-only">{words.reference}</span>
            </th>
            {models.map(({ name, label }) => (
              <th
                key={label}
                scope="col"
                aria-label={label}
                title={label}
                className="min-w-13 px-0.5 pt-3 pb-1.5 text-center align-bottom font-normal last:pr-3"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ reference, label, cells }) => (
            <tr
              key={reference?.id ?? label}
              className={clsx("group", reference?.id === litId && reference && "is-lit bg-raised")}
            >
              <th scope="row" className={`${headClass} h-10 font-medium group-[.is-lit]:bg-raised`}>
                <span className="flex items-center gap-2" title={reference?.name}>
                  {reference && <Picture {...reference} />}
                  {label}
                </span>
              </th>
              {cells.map((state, index) => (
                <td key={models[index]?.label} className="h-10 px-0.5 text-center last:pr-3">
                  <Dot state={state} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
});

/** It stays in sight while the models pass under it. */
const headClass = "sticky left-0 w-30 bg-panel pr-2 pl-4 text-left whitespace-nowrap";

function Picture({ kind, picture }: NonNullable<FitRow["reference"]>) {
  return (
    <span
      className={`grid h-6.75 w-10 place-items-center overflow-hidden rounded-[0.1875rem] ${grounds[kind]}`}
    >
      {picture ? (
        <Still src={picture} alt="" className="size-full object-cover" />
      ) : (
        <KindIcon kind={kind} size={14} />
      )}
    </span>
  );
}

const grounds = { image: "bg-image/15", video: "bg-video/15", audio: "bg-audio/15" };

function Dot({ state }: { state: FitState }) {
  return (
    <span title={words.states[state]} className="inline-grid size-7 place-items-center align-middle">
      <span className="sr-only">{words.states[state]}</span>
      {state === "refused" ? (
        <span className="grid size-7 place-items-center rounded-control bg-failed/15 text-failed">
          <Icon of={X} />
        </span>
      ) : (
        <span className={`size-2.5 rounded-full ${dots[state]}`} />
      )}
    </span>
  );
}

/** Told apart by shape too: full, half, and a ring. */
const dots: Record<Exclude<FitState, "refused">, string> = {
  fits: "bg-done forced-colors:bg-[CanvasText]",
  changed:
    "border-[0.09375rem] border-unconfirmed bg-linear-to-r from-unconfirmed from-50% to-transparent to-50%",
  waiting: "border-[0.09375rem] border-waiting",
};
