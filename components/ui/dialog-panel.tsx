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
  large:
    "max-sm:inset-x-0 max-sm:bottom-0 max-sm:h-[calc(100dvh-2rem)] max-sm:rounded-t-panel max-sm:border-t sm:top-1/2 sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[min(77.5rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-panel sm:border",
};

export type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /**
   * `wide` is for what stands side by side; `sheet` comes from the edge of a narrow screen; in a `large` one the title and the actions stay
   * where they are, and what lies between takes the room that is left, up to the edges.
   */
  shape?: keyof typeof shapes;
  /** What has the focus at first where it was not opened by touch, which would bring up a keyboard; else the first control. */
  firstFocus?: RefObject<HTMLElement | null>;
  /** Whether the focus goes back to where it was; else it does. */
  returnsFocus?: () => boolean;
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
  returnsFocus,
  children,
  actions,
}: DialogProps) {
  useUnhiddenFocusGuards(isOpen);
  const isLarge = shape === "large";
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil fixed inset-0 z-40 bg-[oklch(0_0_0/0.55)]" />
        <Dialog.Popup
          {...(firstFocus && { initialFocus: (by) => (by === "touch" ? true : firstFocus.current) })}
          {...(returnsFocus && { finalFocus: returnsFocus })}
          className={clsx(
            "fixed z-50 flex flex-col border-line bg-panel text-text shadow-float outline-none",
            isLarge ? "overflow-hidden" : "overflow-y-auto p-5",
            shapes[shape],
          )}
        >
          <Dialog.Title
            className={clsx(
              "min-h-7 pr-10 text-16 font-semibold break-words pointer-coarse:min-h-10",
              isLarge && "shrink-0 px-5 pt-4 pb-3",
            )}
          >
            {title}
          </Dialog.Title>
          {description && (
            <Dialog.Description render={<div />} className="mt-1 text-13 text-quiet">
              {description}
            </Dialog.Description>
          )}
          {children && <div className={isLarge ? "flex min-h-0 grow flex-col" : "mt-4"}>{children}</div>}
          {actions && (
            <div
              className={clsx(
                "flex flex-wrap items-center justify-end gap-2",
                isLarge ? "border-t border-line px-5 py-3" : "mt-5",
              )}
            >
              {actions}
            </div>
          )}
          {/* The last, so that the focus comes to what the dialog is about at first. */}
          <Dialog.Close render={<IconButton label="Close" icon={X} className="absolute top-4 right-3" />} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
