import { Skeleton } from "#components/ui/skeleton.tsx";

/** As large as the last run, while that is on its way. */
export function LastRunShape() {
  return (
    <div aria-hidden className="pt-1">
      <Skeleton className="mb-2 h-5 w-40" />
      <div className="grid grid-cols-4 gap-2">
        {["first", "second", "third", "fourth"].map((place) => (
          <Skeleton key={place} className="aspect-video rounded-[0.25rem]" />
        ))}
      </div>
    </div>
  );
}
