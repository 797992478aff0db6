"use client";

import { lazy, Suspense } from "react";
import type { DialogProps } from "./dialog-panel.tsx";

const DialogPanel = lazy(() => import("./dialog-panel.tsx"));

/** Asks for one thing before all others. Its code is loaded when it is first opened. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <DialogPanel {...props} />
    </Suspense>
  );
}
