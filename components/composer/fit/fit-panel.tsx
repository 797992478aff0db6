import { useDeferredValue, useMemo } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { FoldingPanel } from "#components/composer/folding-panel.tsx";
import { useStored } from "#components/state/store.ts";
import { fitRows } from "./fit-rows.ts";
import { FitTable } from "./fit-table.tsx";

/** Which chosen model takes which reference, and what to change where one does not. A default export because React.lazy asks for one. */
export default function FitPanel() {
  return <FoldingPanel title="Fit">{() => <Fit />}</FoldingPanel>;
}

function Fit() {
  const session = useSession();
  const verdicts = useDeferredValue(useStored(session.verdicts, (value) => value));
  const state = useDeferredValue(useComposer((all) => all));
  // The words of a prompt change with every key, the table hardly ever: it is made anew only where it reads differently.
  const labels = verdicts.map(({ label }) => label);
  const written = JSON.stringify({ labels, rows: fitRows(state, verdicts) });
  const table = useMemo((): Parameters<typeof FitTable>[0] => JSON.parse(written), [written]); // written just above

  if (table.labels.length === 0) {
    return <p className={hintClass}>Choose a model to see which references it takes.</p>;
  }
  if (table.rows.length === 0) {
    return (
      <p className={hintClass}>
        Add a reference: each chosen model says here whether it takes it, and what to change if not.
      </p>
    );
  }
  return <FitTable {...table} />;
}

const hintClass = "text-13 text-quiet";
