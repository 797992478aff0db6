import type { ReactNode } from "react";
import { publicMessages } from "./messages.ts";

/** The browser's own fold, which needs no script. */
export function Folded({ word, of, children }: { word: string; of: string; children: ReactNode }) {
  return (
    <details className="text-13">
      <summary className="w-fit rounded-control py-1.5 text-quiet hover:text-text pointer-coarse:py-3">
        {word}
        <span className="sr-only"> {publicMessages.of(of)}</span>
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
