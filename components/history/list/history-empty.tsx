import { History, SearchX } from "lucide-react";
import { historyMessages } from "#components/history/messages.ts";
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
        title={historyMessages.failed}
        action={<Button onClick={history.retry}>{historyMessages.tryAgain}</Button>}
      >
        {historyMessages.unreachable}
      </EmptyState>
    );
  if (history.isMissing) return <Skeleton className="h-52" />;
  if (isFiltered(filter))
    return (
      <EmptyState
        icon={SearchX}
        title={historyMessages.nothingMatches}
        action={<Button onClick={onClear}>{historyMessages.showAll}</Button>}
      >
        {historyMessages.howItMatches}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={History}
      title={historyMessages.nothingYet}
      action={
        <ButtonLink href="/studio" variant="primary">
          {historyMessages.newPrompt}
        </ButtonLink>
      }
    >
      {historyMessages.whereTheyAppear}
    </EmptyState>
  );
}
