import { ArrowLeftRight } from "lucide-react";
import { withClipAt } from "#components/compare/room-state.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";

type PairChoiceProps = {
  pair: readonly [string, string];
  clips: readonly { id: string; name: string }[];
  onChange: (pair: readonly [string, string]) => void;
};

/** Which two are looked at. */
export function PairChoice({ pair, clips, onChange }: PairChoiceProps) {
  const options = clips.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="flex min-w-0 grow basis-96 items-center gap-1 max-md:min-w-96 md:max-w-3xl">
      {([0, 1] as const).map((place) => (
        <Select
          key={place}
          label={place === 0 ? "First result" : "Second result"}
          labelHidden
          className={place === 0 ? "min-w-0 grow basis-0" : "order-last min-w-0 grow basis-0"}
          value={pair[place]}
          options={options}
          onChange={({ target }) => onChange(withClipAt(pair, place, target.value))}
        />
      ))}
      <IconButton label="Change places" icon={ArrowLeftRight} onClick={() => onChange([pair[1], pair[0]])} />
    </div>
  );
}
