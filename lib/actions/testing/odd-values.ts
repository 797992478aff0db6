/** What no form of ours sends, and a database, a clock or a counter may choke on. */
const oddTexts = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udfff",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "9999-12-31T23:59:59-12:00",
  "a".repeat(100_000),
] as const;
const oddNumbers = [
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  2 ** 63,
  1e308,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
] as const;

/** Every value with one of its parts replaced by something odd, and a name for what was done. */
export function* oddVersions(value: unknown, place = "input"): Generator<{ what: string; value: unknown }> {
  for (const odd of [...oddTexts, ...oddNumbers]) {
    yield { what: `${place} = ${JSON.stringify(odd).slice(0, 40)}`, value: odd };
  }
  if (typeof value === "string") {
    for (const odd of [`${value}\u0000`, `\ud800${value}`, value.toUpperCase()]) {
      yield { what: `${place} = ${JSON.stringify(odd).slice(0, 40)}`, value: odd };
    }
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const odd of oddVersions(part, `${place}.${key}`)) {
      const copy: object = Array.isArray(value) ? [...value] : { ...value };
      yield { what: odd.what, value: Object.assign(copy, { [key]: odd.value }) };
    }
  }
}

/** What may stand behind a name in an address that nobody has pressed a button for. */
export const oddParameters = [
  "%00",
  "a%00b",
  "%ED%A0%80",
  "%",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "-000001-01-01",
  "1e999",
  "2147483648",
  "9223372036854775808",
  "0000-01-01T00:00:00.000Z_01890000-0000-7000-8000-000000000000",
  "9999-12-31T23:59:59.999Z_01890000-0000-7000-8000-000000000000",
  "2026-01-01T00:00:00.000Z_01890000-0000-7000-8000-000000000000%00",
] as const;
