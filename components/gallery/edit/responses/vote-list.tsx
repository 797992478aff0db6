import { responseMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryResponses } from "#lib/domain/gallery/gallery-view.ts";
import type { GalleryItemId } from "#lib/domain/base/id.ts";

type VoteListProps = {
  votes: GalleryResponses["votes"];
  /** Where clips stand now, from 1. */
  placeOf: ReadonlyMap<GalleryItemId, number>;
};

/** Per pair that visitors compared without names, how it came out; the most voted on first. */
export function VoteList({ votes, placeOf }: VoteListProps) {
  const shown = votes.flatMap((vote) => {
    const [first, second] = [placeOf.get(vote.firstItemId), placeOf.get(vote.secondItemId)];
    return first && second ? [{ ...vote, names: [first, second] as const }] : [];
  });
  if (shown.length === 0) return null;
  const sumOf = (vote: GalleryResponses["votes"][number]) => vote.first + vote.second + vote.neither;
  return (
    <div>
      <h3 className="text-13 font-medium">{responseMessages.votes}</h3>
      <ul aria-label={responseMessages.votes} className="mt-1 flex flex-col gap-1 text-13">
        {shown
          .toSorted((a, b) => sumOf(b) - sumOf(a))
          .map((vote) => (
            <li key={`${vote.firstItemId} ${vote.secondItemId}`} className="tabular">
              {responseMessages.vote(vote.names, vote.first, vote.second, vote.neither)}
            </li>
          ))}
      </ul>
    </div>
  );
}
