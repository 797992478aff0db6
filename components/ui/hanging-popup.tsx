"use client";

import { Popover } from "@base-ui/react/popover";
import type { ComponentProps, RefObject } from "react";
import { useUnhiddenFocusGuards } from "./use-unhidden-focus-guards.ts";

type HangingPopupProps = Omit<ComponentProps<typeof Popover.Popup>, "finalFocus"> & {
  /** Opens and closes it, and has the focus again afterwards. */
  button: RefObject<HTMLButtonElement | null>;
  /** Stands beside the button, so that what opens follows it in the order of Tab and has its colours. */
  container: RefObject<HTMLDivElement | null>;
  /** False hides it and keeps what is in it, half-typed fields too. */
  isOpen?: boolean;
  /** Where it hangs, if not at the button's right end. */
  placing?: Omit<ComponentProps<typeof Popover.Positioner>, "anchor" | "className">;
  onClose: () => void;
};

/** Open for as long as it is drawn, if nothing else is said. It hangs from a button that opens it; the page stays in sight, and can be used. */
export function HangingPopup({
  button,
  container,
  isOpen = true,
  placing,
  onClose,
  ...popup
}: HangingPopupProps) {
  useUnhiddenFocusGuards(isOpen);
  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(next, { event }) => {
        // A press on the button is the button's own business: closing here too would open it again.
        const isOwn = event.target instanceof Node && button.current?.contains(event.target);
        if (!next && !isOwn) onClose();
      }}
    >
      <Popover.Portal keepMounted container={container}>
        <Popover.Positioner
          anchor={button}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          {...placing}
          className="z-50"
        >
          <Popover.Popup finalFocus={button} {...popup} />
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
