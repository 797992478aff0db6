import type { PromptPiece } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages } from "./messages.ts";

/** A prompt to be read: shown references by their numbers, hidden ones by what they are. */
export function PromptWords({ pieces }: { pieces: readonly PromptPiece[] }) {
  return (
    <p dir="auto" className="max-w-prose text-14 leading-6 break-words whitespace-pre-wrap">
      {pieces.map((piece, place) => {
        const key = `${place} ${piece.type}`;
        if (piece.type === "text") return <span key={key}>{piece.text}</span>;
        return (
          <span key={key} className="rounded-[0.2rem] bg-lifted px-1 text-text">
            {piece.type === "reference" ? piece.label : publicMessages.unseen[piece.kind]}
          </span>
        );
      })}
    </p>
  );
}
