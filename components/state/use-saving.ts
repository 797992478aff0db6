import { useEffect } from "react";
import type { DocumentSaver } from "./document-saver.ts";

/**
 * Saves when its author turns away, who may not come back, and when the author or the network is back, who may have signed in again
 * elsewhere. `flush` takes in first what the document does not have yet.
 */
export function useSaving(
  { saveNow }: Pick<DocumentSaver<object>, "saveNow">,
  flush: () => void = () => undefined,
): void {
  useEffect(() => {
    const save = () => {
      flush();
      void saveNow();
    };
    const moments = [
      [document, "visibilitychange"],
      [window, "pagehide"],
      [window, "focus"],
      [window, "online"],
    ] as const;
    for (const [target, moment] of moments) target.addEventListener(moment, save);
    return () => {
      for (const [target, moment] of moments) target.removeEventListener(moment, save);
    };
  }, [saveNow, flush]);
}
