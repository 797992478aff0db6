import { commonUnits } from "./common-units.ts";
import { normalizeBody, type Prompt } from "./prompt.ts";
import { numberReferences, referenceLabel } from "./reference.ts";

/** A piece of one or both of two texts, tokens by their labels. */
export type TextPiece = { in: "both" | "before" | "after"; text: string };

/** A word, a space, a sign, or a token. Tokens are alike when they stand for the same reference, whatever its number. */
type Unit = { key: string; text: string };

const words =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{M}\p{N}_'’-]+|./gsu;

/** Which words of a prompt's text went, and which came. The pieces of "both" and "after" together are the later text. */
export function textChanges(before: Prompt, after: Prompt): TextPiece[] {
  const stretches = commonUnits(unitsOf(before), unitsOf(after), ({ key }) => key);
  const pieces: TextPiece[] = [];
  const put = (where: TextPiece["in"], text: string) => {
    if (text === "") return;
    const last = pieces.at(-1);
    if (last?.in === where) last.text += text;
    else pieces.push({ in: where, text });
  };
  let gone = "";
  let come = "";
  const close = () => {
    put("before", gone);
    put("after", come);
    gone = come = "";
  };
  for (const [index, { in: where, units }] of stretches.entries()) {
    const text = units.map((unit) => unit.text).join("");
    const isBetween = index > 0 && index < stretches.length - 1;
    if (where === "before") gone += text;
    else if (where === "after") come += text;
    else if (isBetween && text.trim() === "" && !text.includes("\n")) {
      // A space between two changes is no reason to break them up: nobody reads single words crossed out one by one.
      gone += text;
      come += text;
    } else {
      close();
      put("both", text);
    }
  }
  close();
  return pieces;
}

function unitsOf(prompt: Prompt): Unit[] {
  const numbers = numberReferences(prompt.references);
  const names = new Map(prompt.removed.map(({ id, name }) => [id, name]));
  return normalizeBody(prompt.body).flatMap((node): Unit[] => {
    if (node.type === "text") return (node.text.match(words) ?? []).map((text) => ({ key: text, text }));
    const number = numbers.get(node.id);
    const text = number ? referenceLabel(number) : `[missing: ${names.get(node.id) ?? "a file"}]`;
    return [{ key: `\u0000${number !== undefined} ${node.id}`, text }];
  });
}
