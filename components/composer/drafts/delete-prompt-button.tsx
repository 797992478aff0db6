import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { deletePromptAction, restorePromptAction } from "#lib/actions/prompt-actions.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { recentPromptsQuery } from "#lib/queries/recent-prompts-query.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";

type DeletePromptButtonProps = { id: PromptId; excerpt: string };

const undoMs = 10_000;
const nameMax = 40;

/** Deletes a draft at once, and offers to take that back. */
export function DeletePromptButton({ id, excerpt }: DeletePromptButtonProps) {
  const queries = useQueryClient();
  const name = excerpt === "" ? untitledPrompt : `“${shorten(excerpt)}”`;
  const change = async (action: typeof deletePromptAction, done: () => void) => {
    try {
      const answer = await action({ id });
      if (!answer.ok) return showToast({ title: refusalMessage(answer), tone: "failed" });
      await queries.invalidateQueries(recentPromptsQuery());
      done();
    } catch {
      showToast({ title: unreachableMessage, tone: "failed" });
    }
  };
  const restore = () =>
    void change(restorePromptAction, () => showToast({ title: "The prompt is back", tone: "done" }));
  const remove = () =>
    change(deletePromptAction, () =>
      showToast({
        title: "Prompt deleted",
        detail: excerpt === "" ? untitledPrompt : shorten(excerpt),
        action: { label: "Undo", onClick: restore },
        durationMs: undoMs,
      }),
    );
  return (
    <IconButton
      label={`Delete ${name}`}
      icon={Trash2}
      className="shrink-0 text-quiet"
      onClick={(event) => {
        focusBeside(event.currentTarget);
        void remove();
      }}
    />
  );
}

const shorten = (text: string) => (text.length > nameMax ? `${plainText(text, nameMax).trimEnd()}…` : text);

/** Keeps the focus in the list when the line that has it goes. */
function focusBeside(button: HTMLElement): void {
  const line = button.closest("li");
  (line?.nextElementSibling ?? line?.previousElementSibling)?.querySelector<HTMLElement>("button")?.focus();
}
