import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { publicMessages } from "./messages.ts";

/** The browser's own fold, which needs no script. */
export function Folded({ word, of, children }: { word: string; of: string; children: ReactNode }) {
  return (
    <details className="group/fold text-13">
      <summary className="flex w-fit items-center gap-1 rounded-control py-1 text-12 text-quiet hover:text-text pointer-coarse:py-3 [&::-webkit-details-marker]:hidden">
        <Icon of={ChevronRight} size={14} className="transition-transform group-open/fold:rotate-90" />
        {word}
        <span className="sr-only"> {publicMessages.of(of)}</span>
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
