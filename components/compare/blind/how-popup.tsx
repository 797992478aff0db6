"use client";

import { Popover } from "@base-ui/react/popover";
import type { RefObject } from "react";
import { HangingPopup } from "#components/ui/hanging-popup.tsx";
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
  return (
    <HangingPopup
      button={button}
      container={container}
      onClose={onClose}
      className="w-80 max-w-(--available-width) animate-settle rounded-panel border border-line bg-raised p-4 text-13 text-text shadow-float outline-none"
    >
      <Popover.Title className="font-semibold">{blindMessages.howItWorks}</Popover.Title>
      <ul className="mt-2 flex flex-col gap-2 text-quiet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </HangingPopup>
  );
}
