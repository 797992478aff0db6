import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { PageHeading } from "#components/ui/page-heading.tsx";
import type { PromptId } from "#lib/domain/base/id.ts";
import { type PromptChanges, promptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import type { RunMark } from "#lib/domain/generation/run.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { GitCompareArrows } from "lucide-react";
import { ChangesView } from "./changes-view.tsx";
import { CompareForm } from "./compare-form.tsx";
import { promptRunsMessages } from "./messages.ts";
import { PromptRun } from "./prompt-run.tsx";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";

/** A run with its place among the prompt's runs, and the run before it; null for the first. */
type PlacedRun = { run: RunView; number: number; previous: RunView | null };

type PromptRunsProps = {
  promptId: PromptId;
  /** What the prompt is called; empty where it has neither name nor words. */
  title: string;
  /** Whether the draft is still there. */
  hasDraft: boolean;
  /** Every run, newest first. */
  marks: readonly RunMark[];
  /** One page of them. */
  shown: readonly PlacedRun[];
  /** The address of the page after it; null at the end. */
  olderHref: string | null;
  /** The two that are compared; null where there is only one. */
  compared: { from: RunMark; to: RunMark; changes: PromptChanges } | null;
  labels: Readonly<Record<string, string>>;
};

/** The runs that were made from one prompt, and what changed between any two of them. */
export function PromptRuns(props: PromptRunsProps) {
  const { promptId, title, hasDraft, marks, shown, olderHref, compared, labels } = props;
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">
      <PageHeading
        title="Runs and what changed"
        aside={hasDraft && <ButtonLink href={`/studio/${promptId}`}>Back to the draft</ButtonLink>}
      >
        <span dir="auto">{title || untitledPrompt}</span>
      </PageHeading>
      {marks.length === 0 ? (
        <EmptyState icon={GitCompareArrows} title={promptRunsMessages.noRuns}>
          {promptRunsMessages.noRunsHint}
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
          {compared && (
            <Panel
              title={`What changed from run ${compared.from.number} to run ${compared.to.number}`}
              className="lg:sticky lg:top-4 lg:order-2"
            >
              <div className="flex flex-col gap-5">
                <CompareForm marks={marks} from={compared.from.id} to={compared.to.id} />
                {/* A long text scrolls, by keyboard too. */}
                <section
                  aria-label="What changed"
                  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
                  tabIndex={0}
                  className="max-h-[70dvh] overflow-y-auto lg:max-h-[calc(100dvh-14rem)]"
                >
                  <ChangesView changes={compared.changes} labels={labels} />
                </section>
              </div>
            </Panel>
          )}
          <div>
            <ol aria-label="Runs of this prompt" className="flex flex-col">
              {shown.map(({ run, number, previous }) => (
                <PromptRun
                  key={run.id}
                  {...{ run, number, labels }}
                  changes={previous && promptChanges(previous.snapshot, run.snapshot)}
                  changesHref={`/prompts/${promptId}?run=${run.id}`}
                  isShown={compared?.to.id === run.id}
                />
              ))}
            </ol>
            {olderHref && (
              <ButtonLink href={olderHref} className="mt-5 w-full">
                Show older runs
              </ButtonLink>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
