import { type DialectId, dialects } from "#lib/domain/prompt/dialect.ts";
import { kinds } from "#lib/domain/media/format.ts";

/**
 * The tokens that a reader finds who knows nothing but how a dialect writes them: letter for letter, with any number, whatever
 * stands beside them. An address and a measure ("Video 16:9", "Video 4K") are none.
 */
export function readLiterally(text: string, dialect: DialectId): string[] {
  return [...text.matchAll(literally(dialect))].map(([token]) => token);
}

const literally = (dialect: DialectId): RegExp => {
  const spellings = kinds.map((kind) =>
    dialects[dialect]
      .write(kind, 8)
      .replace(/[[\]]/g, String.raw`\$&`)
      .replace(/\d/, String.raw`\d+`),
  );
  const { word } = dialects[dialect];
  const before = word.startsWith("@") ? String.raw`(?<!\p{Script=Latin}[\d_]*)` : "";
  const after = /^\p{L}/u.test(word)
    ? String.raw`(?!\d|[:：][\d\uff10-\uff19]|(?:[kKpP]|fps|FPS)(?![\p{Script=Latin}\d_]))`
    : "";
  return new RegExp(`${before}(?:${spellings.join("|")})${after}`, "gu");
};
