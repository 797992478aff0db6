import { lazy, Suspense } from "react";

/** A prompt without runs needs none of it. */
const LastRunFilms = lazy(() => import("./last-run-films.tsx"));

/** What came of this prompt last, under the box. */
export function LastRun() {
  return (
    <Suspense>
      <LastRunFilms />
    </Suspense>
  );
}
