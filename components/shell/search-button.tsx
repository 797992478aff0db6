"use client";

import { Search } from "lucide-react";
import { openLayer } from "#components/keys/open-layer.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { shellMessages } from "./messages.ts";

/** Opens the palette, for whoever does not know its key. */
export function SearchButton() {
  const isAlive = useIsAlive();
  return (
    <Button
      variant="quiet"
      size="small"
      aria-haspopup="dialog"
      aria-keyshortcuts="Meta+K Control+K"
      className="min-w-8 gap-2 px-2! @min-[60rem]:bg-raised @min-[60rem]:hover:bg-lifted pointer-coarse:min-w-[44px]"
      onPointerEnter={() => void import("./palette/palette-dialog.tsx")}
      onClick={() => openLayer.update(() => "commands")}
    >
      <Icon of={Search} />
      <span className="sr-only @min-[60rem]:not-sr-only">{shellMessages.search}</span>
      {/* Drawn, not written: it is no part of the name. */}
      <span
        aria-hidden
        data-cap={isAlive && !/Mac|iP(?:hone|ad)/.test(navigator.platform) ? "Ctrl K" : "⌘K"}
        className="hidden font-mono text-12 before:content-[attr(data-cap)] @min-[60rem]:inline"
      />
    </Button>
  );
}
