"use client";

import { Menu } from "@base-ui/react/menu";
import type { RefObject } from "react";
import type { MenuEntry } from "./menu-entry.ts";
import { MenuLine } from "./menu-line.tsx";

type MenuPopupProps = {
  label: string;
  entries: readonly MenuEntry[];
  align: "start" | "end";
  button: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
};

/** A default export because React.lazy asks for one. */
export default function MenuPopup({ label, entries, align, button, isOpen, setOpen }: MenuPopupProps) {
  return (
    <Menu.Root
      open={isOpen}
      modal={false}
      onOpenChange={(next, details) => {
        // A press on the button is the button's own business: closing here too would open it again.
        const target = details.event.target;
        if (!next && target instanceof Node && button.current?.contains(target)) return;
        setOpen(next);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={button} align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <Menu.Popup
            aria-label={label}
            aria-labelledby={undefined}
            finalFocus={button}
            className="max-h-(--available-height) min-w-52 animate-settle overflow-y-auto rounded-panel border border-line bg-raised p-1 text-14 text-text shadow-float outline-none"
          >
            {entries.map((entry) => (
              <MenuLine key={entry.type === "line" ? entry.id : entry.label} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
