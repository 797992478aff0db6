import { fps } from "./limits.ts";
import { cutAfter, findSentences, readingLength } from "./measure-text.ts";
import { shareFrames } from "./share-frames.ts";
import type { Shot } from "./wire.ts";

const cardLengthAdvised = 120;
const cardLengthMax = 240;

/** A text without pictures as typographic cards: a sentence each where there is a second for every one. */
export function cutCards(text: string, frames: number): { shots: Shot[]; shortened: number } {
  const cards = findSentences(text)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, " ").trim())
    .filter((sentence) => sentence !== "")
    .flatMap(splitLong);
  while (cards.length > Math.floor(frames / fps)) joinShortest(cards);
  if (cards.length === 0) cards.push("");
  const shown = cards.map((card) => {
    const cut = cutAfter(card, cardLengthMax);
    return cut === card ? card : `${cut.trimEnd()}…`;
  });
  const shares = shareFrames(
    frames,
    shown.map((card) => Math.max(1, readingLength(card))),
  );
  let startFrame = 0;
  const shots = shown.map((card, index): Shot => {
    const shot = { kind: "card" as const, text: card, startFrame, frames: shares[index]! }; // one share per card
    startFrame += shot.frames;
    return shot;
  });
  return { shots, shortened: shown.filter((card, index) => card !== cards[index]).length };
}

function splitLong(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (readingLength(rest) > cardLengthAdvised) {
    const piece = cutAfter(rest, cardLengthAdvised);
    pieces.push(piece.trim());
    rest = rest.slice(piece.length).trimStart();
  }
  return [...pieces, ...(rest === "" ? [] : [rest])];
}

/** Joins the two neighbours that are shortest together, so that a long text takes fewer cards. */
function joinShortest(cards: string[]): void {
  let best = 0;
  const joint = (index: number) => readingLength(cards[index]! + cards[index + 1]!); // called for neighbours only
  for (let index = 1; index < cards.length - 1; index += 1) if (joint(index) < joint(best)) best = index;
  const isSpaced = /[\p{Script=Latin}\p{N}.!?,;:]$/u.test(cards[best]!);
  cards.splice(best, 2, cards[best]! + (isSpaced ? " " : "") + cards[best + 1]!);
}
