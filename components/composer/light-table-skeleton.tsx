import "./light-table.css";
import clsx from "clsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { AnswerShape } from "./panel/answer-shape.tsx";

type LightTableSkeletonProps = {
  /** It will most likely be an empty one: another layout. */
  isNew: boolean;
  references: number;
};

/** Stands in the place of the light table while this browser looks for unsaved words. */
export function LightTableSkeleton({ isNew, references }: LightTableSkeletonProps) {
  return (
    <div className={clsx("light-table", isNew && "is-empty")} aria-busy>
      <div className="table-desk">
        {!isNew && (
          <div className="table-heading">
            <Skeleton className="h-8 w-64" />
          </div>
        )}
        <div className="table-box">
          <div className="table-text" />
          {isNew && <div className="table-foot h-10" />}
        </div>
        {!isNew && (
          <div className="table-side">
            <AnswerShape references={references} />
          </div>
        )}
      </div>
    </div>
  );
}
