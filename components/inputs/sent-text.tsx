import type { SentPiece } from "./inputs.ts";

/** The text as it was sent, with its tokens marked. */
export function SentText({ pieces }: { pieces: readonly SentPiece[] }) {
  return (
    <p dir="auto" className="text-13 leading-5 break-words whitespace-pre-wrap">
      {pieces.map(({ at, text, label }) =>
        label === null ? (
          text
        ) : (
          <mark
            key={at}
            data-tooltip={label}
            className="rounded-[0.1875rem] bg-lifted box-decoration-clone px-0.75 py-px text-text"
          >
            {text}
          </mark>
        ),
      )}
    </p>
  );
}
