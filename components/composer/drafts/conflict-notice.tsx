import { lazy, Suspense } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";

const ConflictDialog = lazy(() => import("./prompt-conflict.tsx"));

/** Asks which text is to go on when another tab has saved this draft. Its code is loaded when that happens. */
export function ConflictNotice() {
  const { saver } = useSession();
  const isConflict = useStored(saver.status, ({ state }) => state === "conflict");
  if (!isConflict) return null;
  return (
    <Suspense>
      <ConflictDialog />
    </Suspense>
  );
}
