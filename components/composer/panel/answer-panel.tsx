import { ChevronUp, CircleCheck, CircleX } from "lucide-react";
import { lazy, type RefObject, Suspense, useDeferredValue, useLayoutEffect, useRef, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { fitLines } from "#components/composer/fit/fit-lines.ts";
import { fitMessages } from "#components/composer/fit/messages.ts";
import { useCanRun } from "#components/composer/fit/use-can-run.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Answers } from "./answers.tsx";
import { panelMessages } from "./messages.ts";

const AnswerSheet = lazy(() => import("./answer-sheet.tsx"));

/**
 * What the models say, beside the box; where there is no room for it, a line that opens it as a sheet. A default export because React.lazy
 * asks for one.
 */
export default function AnswerPanel() {
  const line = useRef<HTMLButtonElement>(null);
  const isLine = useIsDrawn(line);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={line}
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 border-t py-2 border-line bg-panel px-4 text-left text-13 @min-[40rem]/table:min-h-16 @min-[64rem]/table:hidden"
      >
        {isLine && <LineWords />}
      </button>
      {isLine === false && (
        <section aria-label={panelMessages.region} className="flex min-h-0 grow flex-col">
          <Answers />
        </section>
      )}
      {isLine && isOpen && (
        <Suspense>
          <AnswerSheet onClose={() => setOpen(false)} button={line}>
            <Answers />
          </AnswerSheet>
        </Suspense>
      )}
    </>
  );
}

/** How many models can run this, and where there is room the first thing that is refused. */
function LineWords() {
  const session = useSession();
  const verdicts = useDeferredValue(useStored(session.verdicts, (value) => value));
  const state = useDeferredValue(useComposer((all) => all));
  const { canRun, all, isEmpty } = useCanRun();
  const absent = absentModels(state.document.modelIds, session.models, session.choices);
  const [first] = fitLines(state, verdicts, absent).refused;
  return (
    <>
      <Icon of={first ? CircleX : CircleCheck} className={first ? "text-failed" : "text-done"} />
      <span className="tabular min-w-0 font-medium">
        {all === 0 ? fitMessages.noModel : isEmpty ? fitMessages.empty : fitMessages.canRun(canRun, all)}
      </span>
      <span className="tabular hidden min-w-0 flex-1 truncate text-quiet @min-[40rem]/table:block">
        {first?.text}
      </span>
      <span className="ml-auto flex items-center gap-2 text-quiet">
        {fitMessages.seeWhy}
        <Icon of={ChevronUp} />
      </span>
    </>
  );
}

/** Whether the styles draw an element; null before that is known. */
function useIsDrawn(element: RefObject<HTMLElement | null>): boolean | null {
  const [isDrawn, setDrawn] = useState<boolean | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const look = () => setDrawn(current.offsetHeight > 0);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return isDrawn;
}
