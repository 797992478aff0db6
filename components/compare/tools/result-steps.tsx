import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";

type ResultStepsProps = { at: number; count: number; onStep: (by: 1 | -1) => void };

/** At either end it is quiet, not framed. */
const quiet = "border-transparent! bg-transparent!";

/** From one result to the next, where there is room for one at a time. */
export function ResultSteps({ at, count, onStep }: ResultStepsProps) {
  return (
    <div className="flex items-center md:hidden">
      <IconButton
        label="Previous result"
        icon={ChevronLeft}
        busy={at <= 0}
        className={quiet}
        onClick={() => onStep(-1)}
      />
      <span className="tabular text-13 text-quiet">
        {at + 1} of {count}
      </span>
      <IconButton
        label="Next result"
        icon={ChevronRight}
        busy={at >= count - 1}
        className={quiet}
        onClick={() => onStep(1)}
      />
    </div>
  );
}
