import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { RunMark } from "#lib/domain/generation/run.ts";

type CompareFormProps = { marks: readonly RunMark[]; from: string; to: string };

/** Chooses any two runs. A form of the platform: the address says what is compared. */
export function CompareForm({ marks, from, to }: CompareFormProps) {
  const options = marks.map(({ id, number }) => ({ value: id, label: `Run ${number}` }));
  return (
    <form className="flex flex-wrap items-end gap-3">
      <Select
        key={from}
        label="From"
        name="from"
        defaultValue={from}
        options={options}
        className="min-w-0 grow basis-40"
      />
      <Select
        key={`to ${to}`}
        label="To"
        name="to"
        defaultValue={to}
        options={options}
        className="min-w-0 grow basis-40"
      />
      <Button type="submit">Compare</Button>
    </form>
  );
}
