import { cutAfter, cutBefore, readingLength } from "./measure-text.ts";
import type { Caption } from "./wire.ts";
import type { Script, ScriptToken } from "./write-script.ts";

/** About two lines across a wide picture, four across an upright one. */
const captionLengthMax = 110;

/**
 * The words around a token: its sentence, and the sentences after it that no other picture has. What is too long is
 * cut at both ends with "…", nearest words last.
 */
export function writeCaption(script: Script, token: ScriptToken): { caption: Caption; isShortened: boolean } {
  const { text, tokens, sentences } = script;
  const index = tokens.indexOf(token);
  const next = tokens[index + 1];
  const own = sentences.findIndex((sentence) => token.start < sentence.end);
  const beyond = next ? sentences.findIndex((sentence) => next.start < sentence.end) : sentences.length;
  const start = index === 0 ? 0 : (sentences[own]?.start ?? 0);
  const end = sentences[Math.max(own, beyond - 1)]?.end ?? text.length;

  const before = tidy(text.slice(start, token.start)).trimStart();
  const after = tidy(text.slice(token.end, end)).trimEnd();
  const label = text.slice(token.start, token.end);
  const room = captionLengthMax - readingLength(label);
  if (readingLength(before) + readingLength(after) <= room)
    return { caption: { before, label, after }, isShortened: false };

  const beforeRoom = Math.max(room * 0.35, room - readingLength(after));
  const cutHead = cutBefore(before, beforeRoom);
  const cutTail = cutAfter(after, room - readingLength(cutHead));
  return {
    caption: {
      before: cutHead === before ? before : `…${cutHead.trimStart()}`,
      label,
      after: cutTail === after ? after : `${cutTail.replace(/[\s,;:、，；：]+$/u, "")}…`,
    },
    isShortened: true,
  };
}

const tidy = (text: string) => text.replace(/\s+/gu, " ");
