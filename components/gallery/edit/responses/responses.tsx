import { CheckCheck, Undo2 } from "lucide-react";
import { responseMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { CommentRow } from "./comment-row.tsx";
import { useCommentActions } from "./use-comment-actions.ts";
import { VoteList } from "./vote-list.tsx";

type ResponsesProps = {
  editing: Pick<GalleryEditing, "responses" | "document" | "results" | "setResponses" | "look">;
};

/** What visitors left, under the gallery: how often it was seen, hearts, words, and what they thought without names. */
export function Responses({ editing }: ResponsesProps) {
  const { responses, document, results } = editing;
  const { comments, commentCount, votes, viewCount, downloadCount } = responses;
  const actions = useCommentActions(editing);
  const placeOf = new Map(document.items.map(({ id }, index) => [id, index + 1]));
  const resultOf = (itemId: string | null) => {
    const item = document.items.find(({ id }) => id === itemId);
    return (item && results.get(item.generationId)) ?? null;
  };
  const hearts = responses.hearts.reduce((sum, { count }) => sum + count, 0);
  const waiting = comments.filter(({ isApproved }) => !isApproved);
  return (
    <section
      id="responses"
      aria-labelledby="responses-title"
      className="mt-6 flex scroll-mt-16 flex-col gap-4 border-t border-line pt-6"
    >
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="responses-title" className="text-16 font-semibold">
          {responseMessages.title}
        </h2>
        <p className="tabular text-13 text-quiet">
          {responseMessages.counts(viewCount, downloadCount, hearts)}
        </p>
      </div>
      <VoteList votes={votes} placeOf={placeOf} />
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        <h3 className="mr-2 text-13 font-medium">
          {commentCount === 0
            ? responseMessages.noComments
            : responseMessages.comments(commentCount, waiting.length)}
        </h3>
        {waiting.length > 1 && (
          <>
            <Button size="small" onClick={() => void actions.approveAll(waiting)}>
              <Icon of={CheckCheck} />
              {responseMessages.approveAll(waiting.length)}
            </Button>
            <Button size="small" variant="quiet" onClick={() => actions.removeAll(waiting)}>
              {responseMessages.deleteAll(waiting.length)}
            </Button>
          </>
        )}
      </div>
      {actions.done && (
        <p className="flex min-h-11 flex-wrap items-center gap-3 rounded-control border border-dashed border-edge px-3 py-1.5 text-13 text-quiet">
          {actions.done.words}
          <Button size="small" onClick={actions.done.undo}>
            <Icon of={Undo2} />
            {responseMessages.undo}
          </Button>
        </p>
      )}
      {commentCount > comments.length && (
        <p className="text-12 text-quiet">{responseMessages.some(comments.length)}</p>
      )}
      {comments.length > 0 && (
        <ul
          aria-label={responseMessages.list}
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-x-6 gap-y-2"
        >
          {comments.map((comment, index) => (
            <CommentRow
              key={comment.id}
              comment={comment}
              number={index + 1}
              result={resultOf(comment.itemId)}
              place={comment.itemId === null ? null : (placeOf.get(comment.itemId) ?? null)}
              onApprove={actions.approve}
              onDelete={actions.remove}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
