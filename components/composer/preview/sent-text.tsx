import clsx from "clsx";
import type { Piece } from "./compare-text.ts";

/** The text that is sent, to the letter; where it differs from what the author reads it is marked, and explained below. */
export function SentText({ pieces }: { pieces: readonly Piece[] }) {
  const differences = differencesOf(pieces);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-13 font-medium text-quiet">Prompt text</h3>
      <p className="max-w-[72ch] text-14 leading-6 break-words whitespace-pre-wrap">
        {placed(pieces).map(({ start, piece: { text, change } }) =>
          change === "none" || text === "" ? (
            text
          ) : (
            <mark key={start} className={clsx("rounded-[0.2rem] text-text", looks[change])}>
              {text}
            </mark>
          ),
        )}
      </p>
      {differences.length === 0 ? (
        <p className="text-12 text-quiet">Sent exactly as you wrote it.</p>
      ) : (
        <ul aria-label="Differences from your text" className="flex flex-col gap-1 text-12 text-quiet">
          {differences.map(({ key, was, text, count, change }) => (
            <li key={key} className="break-words">
              {change === "space" ? (
                <>A space is put in {count === 1 ? "once" : `${count} times`}, so that words stay apart.</>
              ) : change === "gone" ? (
                <>
                  Nothing is written for <del className="no-underline">{was}</del>, which is not among the
                  references any more.
                </>
              ) : (
                <>
                  <del className="no-underline">{was}</del> is written as{" "}
                  <ins className="font-medium text-text no-underline">{text}</ins>
                  {count > 1 && `, ${count} times`}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const looks = {
  spelling: "bg-lifted underline decoration-quiet decoration-1 underline-offset-4",
  words: "bg-lifted underline decoration-unconfirmed decoration-dashed decoration-2 underline-offset-4",
  space: "bg-lifted underline decoration-quiet decoration-1 underline-offset-4",
  gone: "",
};

/** Every piece with its place in the text, which tells it from all others. */
function placed(pieces: readonly Piece[]): { start: number; piece: Piece }[] {
  let at = 0;
  return pieces.map((piece) => {
    const start = at;
    at += piece.text.length;
    return { start, piece };
  });
}

type Difference = Piece & { key: string; count: number };

/** Each difference once, with how often it occurs, in the order of the text. */
function differencesOf(pieces: readonly Piece[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const piece of pieces) {
    if (piece.change === "none") continue;
    const key = `${piece.change} ${piece.was} ${piece.text}`;
    const known = found.get(key);
    found.set(key, { ...piece, key, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()];
}
