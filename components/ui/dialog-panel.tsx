"use client";

import { Dialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useUnhiddenFocusGuards } from "./use-unhidden-focus-guards.ts";
import { IconButton } from "./icon-button.tsx";

const shapes = {
  panel:
    "top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-panel border",
  wide: "top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(60rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-panel border",
  sheet: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-panel border-t",
};

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** `wide` is for what stands side by side; `sheet` comes from the edge of a narrow screen. */
  shape?: "panel" | "wide" | "sheet";
  /** What has the focus at first where it was not opened by touch, which would bring up a keyboard; else the first control. */
  firstFocus?: RefObject<HTMLElement | null>;
  children?: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
};

/** A default export because React.lazy asks for one. */
export default function DialogPanel({
  isOpen,
  onClose,
  title,
  description,
  shape = "panel",
  firstFocus,
  children,
  actions,
}: DialogProps) {
  useUnhiddenFocusGuards(isOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil fixed inset-0 z-40 bg-[oklch(0_0_0/0.55)]" />
        <Dialog.Popup
          {...(firstFocus && { initialFocus: (by) => (by === "touch" ? true : firstFocus.current) })}
          className={clsx(
            "fixed z-50 flex flex-col overflow-y-auto border-line bg-panel p-5 text-text shadow-float outline-none",
            shapes[shape],
          )}
        >
          <Dialog.Title className="min-h-7 pr-10 pointer-coarse:min-h-10 text-16 font-semibold break-words">
            {title}
          </Dialog.Title>
          {description && (
            <Dialog.Description render={<div />} className="mt-1 text-13 text-quiet">
              {description}
            </Dialog.Description>
          )}
          {children && <div className="mt-4">{children}</div>}
          {actions && <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>}
          {/* The last, so that the focus comes to what the dialog is about at first. */}
          <Dialog.Close render={<IconButton label="Close" icon={X} className="absolute top-4 right-3" />} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
