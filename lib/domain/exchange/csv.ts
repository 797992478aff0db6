/** A cell: text, or a number of our own making; null is an empty one. */
export type CsvCell = string | number | null;

/**
 * Rows as RFC 4180 has them, with CRLF, behind a byte order mark: without one the usual spreadsheets read UTF-8 as something
 * else. A text that a spreadsheet would take for a formula is made a plain one by an apostrophe before it.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
