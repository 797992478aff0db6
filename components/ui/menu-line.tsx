"use client";

import { Menu } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check, ChevronRight, Minus, Plus } from "lucide-react";
import Link from "next/link";
import { Icon } from "./icon.tsx";
import type { MenuEntry } from "./menu-entry.ts";

const pressable =
  "outline-none [box-shadow:none] select-none data-highlighted:bg-lifted data-disabled:opacity-50 forced-colors:data-highlighted:outline-2";
const line = clsx(
  "flex min-h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left pointer-coarse:min-h-11",
  pressable,
);

/** The ground of an open list. */
export const popupClass =
  "max-h-(--available-height) max-w-(--available-width) min-w-52 animate-settle overflow-y-auto rounded-panel border border-edge/45 bg-raised p-1 text-14 text-text shadow-float outline-none";

/** One line of an open menu. */
export function MenuLine({ entry }: { entry: MenuEntry }) {
  switch (entry.type) {
    case "line":
      return <Menu.Separator className="mx-1 my-1 h-px bg-edge/45" />;
    case "link":
      return (
        <Menu.LinkItem
          closeOnClick
          className={line}
          // The content of a link is given to it by the menu.
          // oxlint-disable-next-line jsx-a11y/anchor-has-content, jsx-a11y/control-has-associated-label
          render={entry.isFresh ? <a href={entry.href} /> : <Link href={entry.href} />}
        >
          {entry.icon && <Icon of={entry.icon} className="text-quiet" />}
          {entry.label}
        </Menu.LinkItem>
      );
    case "action":
      return (
        <Menu.Item
          onClick={entry.onSelect}
          closeOnClick={!entry.keepsOpen}
          disabled={entry.isDisabled}
          className={clsx(line, entry.tone === "danger" && "text-failed")}
        >
          {entry.icon && <Icon of={entry.icon} className={entry.tone === "danger" ? "" : "text-quiet"} />}
          <span className="min-w-0 grow">{entry.label}</span>
          {entry.detail && (
            <span aria-hidden className="tabular text-12 text-quiet">
              {entry.detail}
            </span>
          )}
        </Menu.Item>
      );
    case "steps":
      return <StepsLine entry={entry} />;
    case "choice":
      if (entry.look === "submenu") return <ChoiceSubmenu entry={entry} />;
      return entry.look === "row" ? <ChoiceRow entry={entry} /> : <ChoiceList entry={entry} />;
  }
}

/** A value between the two buttons that make it less and more. */
function StepsLine({ entry }: { entry: Extract<MenuEntry, { type: "steps" }> }) {
  const steps = [
    { ...entry.less, icon: Minus },
    { ...entry.more, icon: Plus },
  ] as const;
  const [less, more] = steps.map(({ label, onSelect, isDisabled, icon }) => (
    <Menu.Item
      key={label}
      aria-label={label}
      closeOnClick={false}
      disabled={isDisabled}
      onClick={onSelect}
      className={clsx(
        "grid size-9 place-items-center rounded-control pointer-coarse:size-11 [&[data-disabled]]:opacity-50",
        pressable,
      )}
    >
      <Icon of={icon} />
    </Menu.Item>
  ));
  return (
    <Menu.Group className="flex items-center gap-2.5 pl-2.5">
      {entry.icon && <Icon of={entry.icon} className="text-quiet" />}
      <Menu.GroupLabel className="grow">{entry.label}</Menu.GroupLabel>
      {less}
      <span className="tabular min-w-11 text-center text-13 text-quiet">{entry.value}</span>
      {more}
    </Menu.Group>
  );
}

type Choice = Extract<MenuEntry, { type: "choice" }>;

/** Icons over their words, side by side. */
function ChoiceRow({ entry }: { entry: Choice }) {
  return (
    <Menu.RadioGroup
      aria-label={entry.label}
      value={entry.value}
      onValueChange={entry.onChange}
      className="flex flex-wrap gap-0.5"
    >
      {entry.options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.isDisabled}
          className={clsx(
            "flex min-h-14 min-w-11 grow flex-col items-center justify-center gap-1 rounded-control px-1 text-12 text-quiet data-checked:bg-lifted data-checked:text-text",
            pressable,
          )}
        >
          {option.icon && <Icon of={option.icon} size={20} />}
          {option.label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function ChoiceList({ entry }: { entry: Choice }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2.5 pt-2 pb-1 text-12 text-quiet">{entry.label}</Menu.GroupLabel>
      <Options {...entry} />
    </Menu.Group>
  );
}

/** One line with what is chosen, which opens the list beside it; choosing closes both. */
function ChoiceSubmenu({ entry }: { entry: Choice }) {
  const chosen = entry.options.find(({ value }) => value === entry.value);
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger openOnHover={false} className={clsx(line, "data-popup-open:bg-lifted")}>
        {entry.icon && <Icon of={entry.icon} className="text-quiet" />}
        <span className="min-w-0 grow">{entry.label}</span>
        <span aria-hidden className="text-12 text-quiet">
          {chosen?.label}
        </span>
        <Icon of={ChevronRight} size={14} className="text-quiet" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner collisionPadding={8} className="z-50">
          <Menu.Popup aria-label={entry.label} aria-labelledby={undefined} className={popupClass}>
            <Options {...entry} closes />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

type OptionsProps = Pick<Choice, "value" | "options" | "onChange"> & { closes?: boolean };

function Options({ value, options, onChange, closes = false }: OptionsProps) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.isDisabled}
          closeOnClick={closes}
          className={line}
        >
          <span className="grid size-4 place-items-center">
            <Menu.RadioItemIndicator>
              <Icon of={Check} />
            </Menu.RadioItemIndicator>
          </span>
          {option.label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
