import "./text-difference.css";
import type { TextPiece } from "#lib/domain/prompt/text-changes.ts";

/** A text with what went crossed out and what came underlined: by shape, never by colour alone, and in words for those who hear it. */
export function TextDifference({ pieces }: { pieces: readonly TextPiece[] }) {
  return (
    <p dir="auto" className="text-difference max-w-[72ch] text-14 leading-6 break-words whitespace-pre-wrap">
      {placed(pieces).map(({ at, piece: { in: where, text } }) => {
        if (where === "both") return <span key={at}>{text}</span>;
        return where === "before" ? (
          <del key={at} className="text-quiet decoration-failed decoration-2">
            {text}
          </del>
        ) : (
          <ins
            key={at}
            className="rounded-[0.2rem] bg-lifted decoration-done decoration-2 underline-offset-4"
          >
            {text}
          </ins>
        );
      })}
    </p>
  );
}

/** Every piece with its place, which tells it from all others. */
function placed(pieces: readonly TextPiece[]): { at: number; piece: TextPiece }[] {
  let at = 0;
  return pieces.map((piece) => {
    const here = at;
    at += piece.text.length;
    return { at: here, piece };
  });
}
