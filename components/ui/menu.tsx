"use client";

import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from "react";
import type { ButtonSize, ButtonVariant } from "./button-class.ts";
import { Button } from "./button.tsx";
import type { MenuEntry } from "./menu-entry.ts";

const MenuPopup = lazy(() => import("./menu-popup.tsx"));

type MenuProps = {
  /** The accessible name of the button and of the menu. */
  label: string;
  /** What the button shows. */
  children: ReactNode;
  entries: readonly MenuEntry[];
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: "start" | "end";
  className?: string;
  /** Before the list is shown, for entries that say how things stand in that moment. */
  onOpen?: () => void;
  /** Where the list is put in the page, for a button inside of what cuts off; else beside the button. */
  container?: RefObject<HTMLElement | null>;
  tabIndex?: -1 | undefined;
};

/** A button that opens a list of things to do. The list's code is loaded when it is first wanted. */
export function Menu(props: MenuProps) {
  const { label, children, entries, variant = "quiet", size, align = "end", className, onOpen } = props;
  const { container, tabIndex } = props;
  const button = useRef<HTMLButtonElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const open = (isByKeyboard: boolean) => {
    onOpen?.();
    setByKeyboard(isByKeyboard);
    setWasOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        size={size}
        tabIndex={tabIndex}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={className}
        onPointerEnter={() => void import("./menu-popup.tsx")}
        onClick={(event) => (isOpen ? setOpen(false) : open(event.detail === 0))}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          open(true);
        }}
      >
        {children}
      </Button>
      <div ref={beside} className="contents" />
      {wasOpened && (
        <Suspense>
          <MenuPopup
            {...{ label, entries, align, button, isOpen, setOpen, byKeyboard }}
            container={container ?? beside}
          />
        </Suspense>
      )}
    </>
  );
}
