import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { writeCurl } from "./write-curl.ts";

/** The words that a shell makes of a line, by asking one. */
function wordsOf(line: string): string[] {
  const told = execFileSync("bash", ["-c", line.replace(/^curl/, String.raw`printf '%s\0'`)], {
    encoding: "utf8",
  });
  return told.split("\0").slice(0, -1);
}

test("a shell reads the line back as the address, the headers and the very body, whatever the text holds", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom("'", '"', "\\", "$(id)", "`", "!", "\n", "%s", "猫", " ", "\u2028") }),
  );
  fc.assert(
    fc.property(text, fc.jsonValue({ noUnicodeString: false }), (prompt, more) => {
      const url = "https://studio.example/v1/it's?a=$HOME&b=%20";
      const words = wordsOf(writeCurl(url, { prompt, more }));
      expect(words.slice(0, -1)).toEqual([
        ...["-X", "POST", url],
        ...["-H", "Authorization: Bearer ••••"],
        ...["-H", "Content-Type: application/json"],
        "--data-raw",
      ]);
      expect(words.at(-1)).toBe(JSON.stringify({ prompt, more }));
    }),
    { numRuns: runsAt(5) },
  );
});
