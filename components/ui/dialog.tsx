"use client";

import { lazy, type ReactNode, type RefObject, Suspense } from "react";

const DialogPanel = lazy(() => import("./dialog-panel.tsx"));

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

/** Asks for one thing before all others. Its code is loaded when it is first opened. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogPanel {...props} />
    </Suspense>
  );
}
