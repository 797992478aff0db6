import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "./csv.ts";

test("rows end with CRLF and stand behind a byte order mark", () => {
  expect(
    csvText([
      ["Model", "Kept"],
      ["V2V, fast", 3],
      ['the "new" one', null],
      ["two\nlines", 0.5],
    ]),
  ).toBe('\uFEFFModel,Kept\r\n"V2V, fast",3\r\n"the ""new"" one",\r\n"two\nlines",0.5\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example","x")', "＝1"])(
  "%j is no formula",
  (cell) => {
    expect(read(csvText([[cell]]))).toEqual([[`'${cell}`]]);
  },
);

test("a number of ours stays a number, below zero too", () => {
  expect(csvText([[-1.5]])).toBe("\uFEFF-1.5\r\n");
});

const cells = fc.oneof(fc.string(), fc.constantFrom("=1", "a,b", '"', "\r\n", "'", ""));

test("whatever is written is read again, and no cell begins as a formula does", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cells, { minLength: 1 }), { minLength: 1 }), (rows) => {
      const again = read(csvText(rows));
      expect(again.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const [row, line] of rows.entries())
        for (const [column, cell] of line.entries()) {
          const found = again[row]![column]!;
          expect([cell, `'${cell}`]).toContain(found);
          expect(found).not.toMatch(/^[=+\-@\t\r]/);
        }
    }),
  );
});

/** A reader of RFC 4180, written from its grammar. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text.slice(1);
  while (rest !== "") {
    const [whole, quoted, plain = "", end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)!;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(whole.length);
  }
  return rows;
}
