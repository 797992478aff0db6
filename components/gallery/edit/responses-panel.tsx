import { CheckCheck } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import { CommentRow } from "./comment-row.tsx";
import { useCommentActions } from "./use-comment-actions.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";
import { VoteList } from "./vote-list.tsx";

/** What visitors left: how often it was seen, hearts, words, and what they thought without names. */
export function ResponsesPanel({ editing }: { editing: GalleryEditing }) {
  const { responses, document, results } = editing;
  const { comments, commentCount } = responses;
  const actions = useCommentActions(editing);
  const placeOf = new Map(document.items.map(({ id }, index) => [id, index + 1]));
  const resultOf = (itemId: string | null) => {
    const item = document.items.find(({ id }) => id === itemId);
    return (item && results.get(item.generationId)) ?? null;
  };
  const hearts = responses.hearts.reduce((sum, { count }) => sum + count, 0);
  const waiting = comments.filter(({ isApproved }) => !isApproved);
  return (
    <Panel title="Responses">
      <p className="tabular text-13 text-quiet">
        {countText(responses.viewCount, "view")}, {countText(responses.downloadCount, "download")},{" "}
        {countText(hearts, "heart")}. Counted without cookies.
      </p>
      <VoteList votes={responses.votes} placeOf={placeOf} />
      <h3 className="mt-4 text-13 font-medium">
        {commentCount === 0
          ? "No comments"
          : `${countText(commentCount, "comment")}${waiting.length > 0 ? `, ${waiting.length} waiting for you` : ""}`}
      </h3>
      {commentCount > comments.length && (
        <p className="text-12 text-quiet">The {comments.length} that matter first stand here.</p>
      )}
      {waiting.length > 1 && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="small" onClick={() => void actions.approveAll(waiting)}>
            <Icon of={CheckCheck} />
            Approve all {waiting.length}
          </Button>
          <Button size="small" variant="quiet" onClick={() => actions.removeAll(waiting)}>
            Delete all {waiting.length}
          </Button>
        </div>
      )}
      {comments.length > 0 && (
        <ul aria-label="Comments" className="mt-1 flex flex-col divide-y divide-line">
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
    </Panel>
  );
}
