import { Ink } from "#components/feedback/notes/ink.tsx";
import { responseMessages } from "#components/gallery/edit/messages.ts";
import { commentMessages } from "#components/gallery/public/comments/messages.ts";
import { timeCode } from "#components/playhead/time-code.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Still } from "#components/ui/still.tsx";
import type { GalleryComment, GalleryResult } from "#lib/domain/gallery/gallery-view.ts";

type CommentRowProps = {
  comment: GalleryComment;
  /** Where it stands in the list, from 1: two visitors may go by one name. */
  number: number;
  /** Of its clip, from 1; null for the gallery as a whole. */
  place: number | null;
  /** Its clip; null as above, and once it was deleted. */
  result: GalleryResult | null;
  onApprove: (comment: GalleryComment, isApproved: boolean) => void;
  onDelete: (comment: GalleryComment) => void;
};

/** Words of a visitor, and what to do with them. */
export function CommentRow({ comment, number, place, result, onApprove, onDelete }: CommentRowProps) {
  const { name, text, atMs, drawing, createdAt, isApproved } = comment;
  const of = responseMessages.of(number, name);
  return (
    <li className="flex min-w-0 flex-col gap-1 py-3">
      <p className="flex flex-wrap items-center gap-x-2 text-13">
        <bdi className="min-w-0 font-medium break-words">{name}</bdi>
        {!isApproved && <Badge tone="unconfirmed">{responseMessages.hiddenYet}</Badge>}
      </p>
      <p className="text-12 text-quiet">
        {place !== null && responseMessages.clip(place)}
        {place !== null && atMs !== null && (
          <>
            {` ${responseMessages.at} `}
            <span className="font-mono">{timeCode(atMs)}</span>
          </>
        )}
        {place !== null && " · "}
        <Moment at={createdAt} />
      </p>
      <p dir="auto" className="text-13 break-words whitespace-pre-wrap">
        {text}
      </p>
      {drawing && (
        <div
          className="relative my-1 w-56 max-w-full overflow-hidden bg-screen scheme-dark"
          style={{ aspectRatio: sizeOf(result).width / sizeOf(result).height }}
        >
          {result?.assetId && result.hasPoster && (
            <Still
              src={`/media/a/${result.assetId}/poster`}
              alt=""
              className="size-full object-contain opacity-60"
            />
          )}
          <Ink strokes={drawing.strokes} size={sizeOf(result)} label={commentMessages.drawing(name)} />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant={isApproved ? "quiet" : "secondary"}
          aria-label={`${isApproved ? responseMessages.hide : responseMessages.approve} ${of}`}
          onClick={() => onApprove(comment, !isApproved)}
        >
          {isApproved ? responseMessages.hide : responseMessages.approve}
        </Button>
        <Button
          size="small"
          variant="quiet"
          aria-label={`${responseMessages.delete} ${of}`}
          onClick={(event) => {
            const row = event.currentTarget.closest("li");
            (row?.nextElementSibling ?? row?.previousElementSibling)
              ?.querySelector<HTMLElement>("button")
              ?.focus();
            onDelete(comment);
          }}
        >
          {responseMessages.delete}
        </Button>
      </div>
    </li>
  );
}

/** Of its picture; as most are, where nobody knows. */
const sizeOf = (result: GalleryResult | null) => ({
  width: result?.widthPx ?? 16,
  height: result?.heightPx ?? 9,
});
