import { Skeleton } from "#components/ui/skeleton.tsx";
import { tableClass } from "./table-class.ts";

/** Stands in the place of the light table while this browser looks for unsaved words. */
export function LightTableSkeleton() {
  return (
    <div className={tableClass} aria-busy>
      <Skeleton className="h-72 rounded-panel" />
      <Skeleton className="h-96 rounded-panel" />
      <Skeleton className="h-72 rounded-panel" />
    </div>
  );
}
