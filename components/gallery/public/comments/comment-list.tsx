import { Pencil } from "lucide-react";
import { shortTimeCode } from "#components/playhead/time-code.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { commentMessages } from "./messages.ts";

/** A comment, with the number of its clip where there are several. */
export type ListedComment = PageComment & { onClip?: string };

type CommentListProps = {
  comments: readonly ListedComment[];
  label: string;
  /** Leads to its time, and shows what was drawn there; absent where nothing plays. */
  onOpen?: (comment: ListedComment) => void;
  /** The one that is shown over its picture. */
  opened?: string | null;
};

/** Visitors' comments, as plain words. */
export function CommentList({ comments, label, onOpen, opened = null }: CommentListProps) {
  if (comments.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-3.5">
      {comments.map((comment) => {
        const { id, name, text, atMs, drawing, onClip } = comment;
        return (
          <li key={id} className="flex gap-3 text-14">
            <span
              aria-hidden
              className="grid size-7 shrink-0 place-items-center rounded-full bg-lifted text-12 font-semibold"
            >
              {initialOf(name)}
            </span>
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-12 text-quiet">
                <bdi className="min-w-0 text-13 font-semibold break-words text-text">{name}</bdi>
                {atMs !== null &&
                  (onOpen ? (
                    <button
                      type="button"
                      aria-label={commentMessages.goTo(shortTimeCode(atMs))}
                      aria-current={id === opened || undefined}
                      className={`${timeClass} text-text hover:bg-edge/50 aria-[current]:bg-text aria-[current]:text-ground pointer-coarse:min-h-11 pointer-coarse:px-3`}
                      onClick={() => onOpen(comment)}
                    >
                      {shortTimeCode(atMs)}
                    </button>
                  ) : (
                    <span className={timeClass}>{shortTimeCode(atMs)}</span>
                  ))}
                {onClip && <span className="tabular">{commentMessages.onClip(onClip)}</span>}
                {drawing && (
                  <span className="inline-flex items-center gap-1">
                    <Icon of={Pencil} size={14} />
                    {commentMessages.hasDrawing}
                  </span>
                )}
              </p>
              <p dir="auto" className="mt-0.5 max-w-prose break-words whitespace-pre-wrap">
                {text}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const timeClass =
  "tabular inline-flex min-h-5.5 items-center rounded-control bg-lifted px-1.5 font-mono font-medium transition-colors";

/** The first letter that is seen of a name. */
function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toUpperCase() ?? "";
}
