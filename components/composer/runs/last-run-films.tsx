import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSession } from "#components/composer/composer-context.ts";
import { useMomentText } from "#components/ui/use-moment-text.ts";
import type { PromptRun } from "#lib/domain/generation/prompt-runs.ts";
import { promptRunsQuery } from "#lib/queries/prompt-runs-query.ts";
import { runMessages as words } from "./messages.ts";
import { LastRunShape } from "./last-run-shape.tsx";
import { RunPosters } from "./run-posters.tsx";
import { useModelNames, useSince } from "./use-since.ts";

/** The films of the latest run, beside the words that made them. A default export because React.lazy asks for one. */
export default function LastRunFilms({ isExpected }: { isExpected: boolean }) {
  const { saver } = useSession();
  const { data, isError } = useQuery(promptRunsQuery(saver.id));
  if (!data) return isExpected && !isError ? <LastRunShape /> : null;
  const [run] = data.runs;
  return run ? <Films run={run} /> : null;
}

function Films({ run }: { run: PromptRun }) {
  const { labelOf, shortAmong } = useModelNames();
  const at = useMomentText(run.createdAt, "soon");
  const since = useSince(run).map(({ reference, quoted, text }) =>
    [reference, quoted && `“${quoted}”`, text].filter(Boolean).join(" "),
  );
  return (
    <section aria-label={words.lastRun} className="pt-1">
      <div className="mb-2 flex items-baseline gap-2 text-13">
        <h2 className="shrink-0 font-medium">{words.lastRun}</h2>
        <p className="tabular min-w-0 truncate text-12 text-quiet">
          <time dateTime={run.createdAt}>{at}</time> · {words.sinceRun(since.join(", "))}
        </p>
        <Link
          href={`/runs/${run.id}`}
          className="ml-auto shrink-0 text-quiet underline-offset-4 hover:text-text hover:underline"
        >
          {words.open(run.number)}
        </Link>
      </div>
      <RunPosters
        run={run}
        labelOf={labelOf}
        nameOf={shortAmong(run.generations.map(({ modelId }) => modelId))}
        max={4}
        isNamed
        className="grid-cols-4 gap-2!"
      />
    </section>
  );
}
