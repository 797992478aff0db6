"use client";

import { Popover } from "@base-ui/react/popover";
import type { RefObject } from "react";
import { useUnhiddenFocusGuards } from "#components/ui/use-unhidden-focus-guards.ts";
import { blindMessages } from "./messages.ts";

type HowPopupProps = {
  lines: readonly string[];
  button: RefObject<HTMLButtonElement | null>;
  /** Stands beside the button, so that what opens is as dark as the room. */
  container: RefObject<HTMLDivElement | null>;
  onClose: () => void;
};

/** A few lines under their button. A default export because React.lazy asks for one. */
export default function HowPopup({ lines, button, container, onClose }: HowPopupProps) {
  useUnhiddenFocusGuards(true);
  return (
    <Popover.Root
      open
      onOpenChange={(next, { event }) => {
        // A press on the button is the button's own business: closing here too would open it again.
        const isOwn = event.target instanceof Node && button.current?.contains(event.target);
        if (!next && !isOwn) onClose();
      }}
    >
      <Popover.Portal container={container}>
        <Popover.Positioner anchor={button} align="end" sideOffset={6} collisionPadding={8} className="z-50">
          <Popover.Popup
            finalFocus={button}
            className="w-80 max-w-(--available-width) animate-settle rounded-panel border border-line bg-raised p-4 text-13 text-text shadow-float outline-none"
          >
            <Popover.Title className="font-semibold">{blindMessages.howItWorks}</Popover.Title>
            <ul className="mt-2 flex flex-col gap-2 text-quiet">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
