"use client";

import { Menu } from "@base-ui/react/menu";
import { type RefObject, useEffect, useRef } from "react";
import type { MenuEntry } from "./menu-entry.ts";
import { MenuLine, popupClass } from "./menu-line.tsx";
import { useUnhiddenFocusGuards } from "./use-unhidden-focus-guards.ts";

type MenuPopupProps = {
  label: string;
  entries: readonly MenuEntry[];
  align: "start" | "end";
  button: RefObject<HTMLButtonElement | null>;
  /** Stands beside the button, so that the list belongs to the same part of the page. */
  container: RefObject<HTMLElement | null>;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** Then the first line has the focus at once. */
  byKeyboard: boolean;
};

/** A default export because React.lazy asks for one. */
export default function MenuPopup(props: MenuPopupProps) {
  const { label, entries, align, button, container, isOpen, setOpen, byKeyboard } = props;
  const popup = useRef<HTMLDivElement>(null);
  useUnhiddenFocusGuards(isOpen);
  useEffect(() => {
    if (!isOpen || !byKeyboard) return;
    const frame = requestAnimationFrame(() =>
      popup.current?.querySelector<HTMLElement>("[role^=menuitem]")?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [isOpen, byKeyboard]);
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
      <Menu.Portal container={container}>
        <Menu.Positioner
          anchor={button}
          align={align}
          sideOffset={6}
          collisionPadding={{ ...edges, bottom: edges.bottom + footPx() }}
          className="z-50"
        >
          <Menu.Popup
            ref={popup}
            aria-label={label}
            aria-labelledby={undefined}
            finalFocus={() => (isLeftBehind(popup.current) ? button.current : false)}
            className={popupClass}
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

/** Whether nothing else of the page has taken the focus from a list that closes. */
function isLeftBehind(list: HTMLElement | null): boolean {
  const now = document.activeElement;
  return now === null || now === document.body || list?.contains(now) === true;
}

const edges = { top: 8, right: 8, bottom: 8, left: 8 };

/** What stands over the foot of the page, in pixels: a list must not open under it. */
function footPx(): number {
  const style = getComputedStyle(document.documentElement);
  return (Number.parseFloat(style.getPropertyValue("--foot")) || 0) * Number.parseFloat(style.fontSize);
}
