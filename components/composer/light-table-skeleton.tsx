import "./light-table.css";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** Stands in the place of the light table while this browser looks for unsaved words. */
export function LightTableSkeleton() {
  return (
    <div className="light-table" aria-busy>
      <div className="table-desk">
        <div className="table-heading">
          <Skeleton className="h-8 w-64" />
        </div>
        <div className="table-box" />
        <div className="table-side" />
      </div>
    </div>
  );
}
