import { History, SearchX } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type HistoryFilter, isFiltered } from "#lib/domain/history/history-filter.ts";
import { SignedOutNotice } from "./signed-out-notice.tsx";

type HistoryEmptyProps = {
  filter: HistoryFilter;
  history: { isMissing: boolean; hasFailed: boolean; isSignedOut: boolean; retry: () => void };
  onClear: () => void;
};

/** What stands where no run does: nothing was made yet, nothing matches, or nothing could be read. */
export function HistoryEmpty({ filter, history, onClear }: HistoryEmptyProps) {
  if (history.isSignedOut) return <SignedOutNotice />;
  if (history.hasFailed)
    return (
      <EmptyState
        title="The history could not be read"
        action={<Button onClick={history.retry}>Try again</Button>}
      >
        The studio cannot be reached just now. Nothing is lost.
      </EmptyState>
    );
  if (history.isMissing) return <Skeleton className="h-32" />;
  if (isFiltered(filter))
    return (
      <EmptyState
        icon={SearchX}
        title="Nothing matches"
        action={<Button onClick={onClear}>Show everything</Button>}
      >
        Every word has to be in the prompt, and every filter has to hold.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={History}
      title="Nothing has been generated yet"
      action={
        <ButtonLink href="/studio" variant="primary">
          Write a prompt
        </ButtonLink>
      }
    >
      Your videos appear here, newest first.
    </EmptyState>
  );
}
