"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { showToast } from "#components/ui/toast.ts";
import { Toaster } from "#components/ui/toaster.tsx";
import { TooltipLayer } from "#components/ui/tooltip-layer.tsx";
import { cleanPasted } from "./clean-pasted.ts";

/** What every page of a member has once: what the browser has read, toasts, tooltips, and an eye on pasted keys. */
export function PageLayers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 2 } } }),
  );
  useEffect(() => cleanPasted(window, showToast), []);
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster />
      <TooltipLayer />
    </QueryClientProvider>
  );
}
