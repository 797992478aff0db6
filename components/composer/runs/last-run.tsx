import { lazy, Suspense } from "react";
import { LastRunShape } from "./last-run-shape.tsx";

/** A prompt without runs needs none of it. */
const LastRunFilms = lazy(() => import("./last-run-films.tsx"));

/** What came of this prompt last, under the box. Where it `isExpected` its room is kept while it is loaded. */
export function LastRun({ isExpected }: { isExpected: boolean }) {
  return (
    <Suspense fallback={isExpected && <LastRunShape />}>
      <LastRunFilms isExpected={isExpected} />
    </Suspense>
  );
}
