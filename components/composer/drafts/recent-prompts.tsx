import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Moment } from "#components/ui/moment.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DeletePromptButton } from "./delete-prompt-button.tsx";
import { recentPromptsQuery } from "#lib/queries/recent-prompts-query.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";

/** The drafts that were changed last, without the one that is open. */
export function RecentPrompts({ openId }: { openId: PromptId }) {
  const { data, isError } = useQuery(recentPromptsQuery());
  const items = data?.items.filter(({ id }) => id !== openId).slice(0, 8);
  if (items?.length === 0) return null;
  return (
    <Panel title="Recent prompts">
      {isError ? (
        <p className="text-13 text-quiet">The list could not be read. Reload the page to try again.</p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {items?.map(({ id, excerpt, references, updatedAt }) => (
            <li key={id} className="group flex items-start">
              <Link
                href={`/studio/${id}`}
                className="flex min-h-9 min-w-0 grow flex-wrap items-baseline justify-between gap-x-4 rounded-control px-2 py-1.5 hover:bg-raised pointer-coarse:min-h-11"
              >
                <span dir="auto" className="min-w-0 grow basis-48 truncate">
                  {excerpt || untitledPrompt}
                </span>
                <span className="text-12 text-quiet">
                  {references > 0 && `${countText(references, "reference")} · `}
                  <Moment at={updatedAt} />
                </span>
              </Link>
              <DeletePromptButton id={id} excerpt={excerpt} />
            </li>
          )) ?? [1, 2, 3].map((line) => <Skeleton key={line} className="mx-2 my-2 h-5" />)}
        </ul>
      )}
    </Panel>
  );
}
