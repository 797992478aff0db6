"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { onToastWanted } from "./toast.ts";

const ToastList = lazy(() => import("./toast-list.tsx"));

/** Stands once in the page; its code is loaded with the first toast. */
export function Toaster() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => onToastWanted(() => setWanted(true)), []);
  return isWanted ? (
    <Suspense>
      <ToastList />
    </Suspense>
  ) : null;
}
