import clsx from "clsx";
import { Columns2, Contrast, FlipHorizontal, Layers, LayoutGrid, type LucideIcon } from "lucide-react";
import { useId } from "react";
import { type Layout, layouts, layoutWord } from "#components/compare/layout.ts";
import { roomMessages } from "#components/compare/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";

const layoutIcon: Record<Layout, LucideIcon> = {
  grid: LayoutGrid,
  pair: Columns2,
  wipe: FlipHorizontal,
  difference: Contrast,
  overlay: Layers,
};

type LayoutRadioProps = {
  layout: Layout;
  onChange: (layout: Layout) => void;
  /** All but the grid take two clips. */
  canPair: boolean;
};

/** Beside or over each other: five icons, of which one is chosen. */
export function LayoutRadio({ layout, onChange, canPair }: LayoutRadioProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={roomMessages.layout} className="flex shrink-0">
      {layouts.map((value) => {
        const isDisabled = value !== "grid" && !canPair;
        return (
          <label
            key={value}
            data-tooltip={layoutWord[value]}
            className={clsx(
              "relative grid size-8 place-items-center rounded-control text-quiet hover:text-text pointer-coarse:size-11",
              "has-checked:bg-lifted has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus",
              "has-disabled:text-quiet has-disabled:opacity-45 forced-colors:has-checked:outline-2",
            )}
          >
            <input
              type="radio"
              name={name}
              aria-label={layoutWord[value]}
              checked={value === layout}
              disabled={isDisabled}
              onChange={() => onChange(value)}
              className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
            />
            <Icon of={layoutIcon[value]} />
          </label>
        );
      })}
    </div>
  );
}

/** The same choice in a menu. */
export function layoutEntry({ layout, onChange, canPair }: LayoutRadioProps): MenuEntry {
  return {
    type: "choice",
    look: "row",
    label: roomMessages.layout,
    value: layout,
    options: layouts.map((value) => ({
      value,
      label: layoutWord[value],
      icon: layoutIcon[value],
      isDisabled: value !== "grid" && !canPair,
    })),
    onChange: (wanted) => onChange(layouts.find((value) => value === wanted) ?? "grid"),
  };
}
