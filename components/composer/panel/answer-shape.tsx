import { Skeleton } from "#components/ui/skeleton.tsx";

/** The panel while its code is on its way: three tabs, a line per reference, and the foot; where it is a line, that line. */
export function AnswerShape({ references }: { references: number }) {
  return (
    <div
      aria-hidden
      className="flex min-h-12 grow flex-col border-t border-line bg-panel @min-[40rem]/table:min-h-16 @min-[64rem]/table:border-t-0"
    >
      <Skeleton className="m-auto mx-4 h-4 w-44 @min-[64rem]/table:hidden" />
      <div className="hidden grow flex-col @min-[64rem]/table:flex">
        <div className="flex h-11 items-center gap-6 border-b border-line px-4.5">
          <Skeleton className="h-3.5 w-5" />
          <Skeleton className="h-3.5 w-14" />
          <Skeleton className="h-3.5 w-8" />
        </div>
        <div className="mt-8.5 grow">
          {Array.from({ length: references }, (_, place) => (
            <div key={place} className="flex h-10 items-center gap-2 px-4">
              <Skeleton className="h-6.75 w-10 rounded-[0.1875rem]" />
              <Skeleton className="h-3.5 w-12" />
            </div>
          ))}
        </div>
        <div className="flex min-h-14 items-center border-t border-line px-4">
          <Skeleton className="h-3.5 w-38" />
        </div>
      </div>
    </div>
  );
}
