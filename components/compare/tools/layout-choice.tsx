import { type Layout, layouts, layoutWord } from "#components/compare/layout.ts";
import { Select } from "#components/ui/select.tsx";

type LayoutChoiceProps = { layout: Layout; onChange: (layout: Layout) => void; canPair: boolean };

/** Beside or over each other. All but the grid take two. */
export function LayoutChoice({ layout, onChange, canPair }: LayoutChoiceProps) {
  return (
    <Select
      label="Layout"
      labelHidden
      className="w-32"
      value={layout}
      options={layouts.map((value) => ({
        value,
        label: layoutWord[value],
        disabled: value !== "grid" && !canPair,
      }))}
      onChange={({ target }) => onChange(layouts.find((value) => value === target.value) ?? "grid")}
    />
  );
}
