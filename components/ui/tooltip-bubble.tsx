"use client";

import { Tooltip } from "@base-ui/react/tooltip";

/** A default export because React.lazy asks for one. */
export default function TooltipBubble({ anchor, text }: { anchor: HTMLElement; text: string }) {
  return (
    <Tooltip.Root open>
      <Tooltip.Portal>
        {/* Fixed, so that one at a button that was scrolled away makes no page wider. */}
        <Tooltip.Positioner
          anchor={anchor}
          positionMethod="fixed"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Tooltip.Popup
            data-tooltip-bubble
            aria-hidden
            className="max-w-64 rounded-control border border-line bg-lifted px-2 py-1 text-12 text-text"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
