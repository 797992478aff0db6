import { timeCode } from "#components/playhead/time-code.ts";
import { Button } from "#components/ui/button.tsx";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";

type CommentListProps = {
  comments: readonly PageComment[];
  label: string;
  /** Leads to a time of the clip; null where nothing plays. */
  onSeek: ((atMs: number) => void) | null;
};

/** Visitors' comments, as plain words. */
export function CommentList({ comments, label, onSeek }: CommentListProps) {
  if (comments.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-3">
      {comments.map(({ id, name, text, atMs }) => (
        <li key={id} className="text-13">
          <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-quiet">
            <bdi className="min-w-0 font-medium break-words text-text">{name}</bdi>
            {atMs !== null &&
              (onSeek ? (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Go to ${timeCode(atMs)}`}
                  className="tabular -my-1 px-1! font-mono text-12!"
                  onClick={() => onSeek(atMs)}
                >
                  {timeCode(atMs)}
                </Button>
              ) : (
                <span className="tabular font-mono">{timeCode(atMs)}</span>
              ))}
          </p>
          <p dir="auto" className="max-w-prose break-words whitespace-pre-wrap">
            {text}
          </p>
        </li>
      ))}
    </ul>
  );
}
