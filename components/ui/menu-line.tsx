"use client";

import { Menu } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import { Icon } from "./icon.tsx";
import type { MenuEntry } from "./menu-entry.ts";

const line = clsx(
  "flex min-h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-left outline-none select-none",
  "data-highlighted:bg-lifted pointer-coarse:min-h-11 forced-colors:data-highlighted:outline-2",
);

/** One line of an open menu. */
export function MenuLine({ entry }: { entry: MenuEntry }) {
  if (entry.type === "line") return <Menu.Separator className="mx-1 my-1 h-px bg-line" />;
  if (entry.type === "link")
    return (
      <Menu.LinkItem closeOnClick className={line} render={<Link href={entry.href} />}>
        {entry.icon && <Icon of={entry.icon} className="text-quiet" />}
        {entry.label}
      </Menu.LinkItem>
    );
  if (entry.type === "action")
    return (
      <Menu.Item onClick={entry.onSelect} className={clsx(line, entry.tone === "danger" && "text-failed")}>
        {entry.icon && <Icon of={entry.icon} className={entry.tone === "danger" ? "" : "text-quiet"} />}
        {entry.label}
      </Menu.Item>
    );
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2.5 pt-2 pb-1 text-12 text-quiet">{entry.label}</Menu.GroupLabel>
      <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange}>
        {entry.options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className={line}>
            <span className="grid size-4 place-items-center">
              <Menu.RadioItemIndicator>
                <Icon of={Check} />
              </Menu.RadioItemIndicator>
            </span>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
