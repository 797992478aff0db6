import { MessageSquare } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { commentMessages } from "./messages.ts";

type AddCommentProps = {
  onClick: () => void;
  /** What came of the last comment, until another is begun. */
  thanks?: string | null | undefined;
};

/** The form of a comment, folded to one line. */
export function AddComment({ onClick, thanks }: AddCommentProps) {
  return (
    <div className="needs-script flex max-w-2xl flex-col gap-1.5">
      <button
        type="button"
        aria-expanded={false}
        className="flex min-h-11 w-full items-center gap-2.5 rounded-panel border border-edge bg-panel px-3.5 text-14 text-quiet transition-colors hover:border-quiet hover:text-text"
        onClick={onClick}
      >
        <Icon of={MessageSquare} />
        {commentMessages.add}
      </button>
      {thanks && <output className="text-13 text-quiet">{thanks}</output>}
    </div>
  );
}
