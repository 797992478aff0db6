import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginsAsCurl } from "./begins-as-curl.ts";
import { parseCurl } from "./curl.ts";
import { redactSecrets } from "./redact-secrets.ts";

const key = "sk-canary-81f3";
const body = { model: "a-model", prompt: "It's a “red” kite\nover @Image1 \\ $HOME", n: 1 };
const json = JSON.stringify(body, null, 2);
const single = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const double = (text: string) => `"${text.replaceAll(/[\\"$`]/g, String.raw`\$&`)}"`;
const dollar = (text: string) =>
  `$'${text
    .replaceAll("\\", "\\\\")
    .replaceAll("'", String.raw`\'`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("“", String.raw`\u201c`)}'`;
/** As the Windows command line has it. */
const caret = (text: string) =>
  `^"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\^"').replaceAll("\n", "^\n\n")}^"`;
const url = "https://api.example/v1/videos";

const lines: Record<string, string> = {
  "single quotes and long options": `curl --request POST \\\n  --url ${url} \\\n  --header 'Authorization: Bearer ${key}' \\\n  --header 'Content-Type: application/json' \\\n  --data ${single(json)}`,
  "double quotes": `curl -X POST ${url} -H "Authorization: Bearer ${key}" -d ${double(json)}`,
  "what a browser copies": `curl '${url}' \\\n  -H 'authorization: Bearer ${key}' \\\n  -b 'session=${key}' \\\n  --data-raw ${dollar(json)}`,
  "what a browser copies for Windows": `curl ^"${url}^" ^\r\n  -H ^"authorization: Bearer ${key}^" ^\r\n  --data-raw ${caret(JSON.stringify(body))}`,
  "options without spaces": `curl -sSL -XPOST -HAuthorization:Bearer\\ ${key} -d${single(json)} ${url}`,
  "a prompt and --json": `$ curl --json ${single(json)} -u me:${key} ${url}`,
  "carriage returns": `curl ${url} \\\r\n -H 'X-Api-Key: ${key}' \\\r\n -d ${single(json)}`,
  "a pipe behind it": `curl -o out.json ${url} --oauth2-bearer ${key} -d ${single(json)} | jq .`,
};

describe.each(Object.entries(lines))("a cURL line with %s", (_name, line) => {
  test("gives its address and its body", () => {
    const read = parseCurl(line);
    expect(read?.url).toBe(url);
    expect(read?.body === "text" && JSON.parse(read.text)).toEqual(body);
  });

  test("keeps no header, neither read nor as text", () => {
    expect(JSON.stringify(parseCurl(line))).not.toContain(key);
    const text = redactSecrets(line);
    expect(text).not.toContain(key);
    expect(text).toContain("a-model");
    expect(parseCurl(text)).toEqual(parseCurl(line));
  });
});

test("any body in any sort of quotes comes back as it was", () => {
  const quotes = fc.constantFrom(single, double, dollar);
  const words = fc
    .string({ unit: "grapheme", maxLength: 40 })
    .map((text) => text.replaceAll(/[\r\u2028]/g, ""));
  fc.assert(
    fc.property(words, words, quotes, quotes, (prompt, secret, quote, quoteToo) => {
      const text = JSON.stringify({ prompt });
      const line = `curl -H ${quoteToo(`Authorization: Bearer ${secret}`)} ${url} -d ${quote(text)}`;
      expect(parseCurl(line)).toEqual({ url, hasMore: false, body: "text", text });
    }),
  );
});

test("a body in a file is named, not read", () => {
  expect(parseCurl(`curl ${url} -d @body.json`)).toMatchObject({ body: "file", name: "body.json" });
  expect(parseCurl(`curl ${url} --data-raw @handle`)).toMatchObject({ body: "text", text: "@handle" });
  expect(parseCurl(`curl ${url}`)).toMatchObject({ body: "none" });
});

test("what follows the command is said to be there", () => {
  expect(parseCurl(`curl ${url} -d '{}'\n\n`)?.hasMore).toBe(false);
  expect(parseCurl(`curl ${url} -d '{}'\n{"code": "success"}`)?.hasMore).toBe(true);
});

test("other words are no cURL line, and an open quote makes it unreadable, yet without its key", () => {
  for (const text of ["a curl of smoke", "curly hair", "curl", `{"prompt": "curl "}`])
    expect(beginsAsCurl(text)).toBe(false);
  const open = `curl ${url} -H 'Authorization: Bearer ${key}' -d '{"prompt": "it`;
  expect(parseCurl(open)).toBeNull();
  expect(redactSecrets(open)).toBe(`curl ${url} -d '{"prompt": "it`);
});

test("keys are taken out of a body too, and files in it are shortened", () => {
  const text = JSON.stringify({
    api_key: key,
    headers: { Authorization: `Bearer ${key}` },
    image: `data:image/png;base64,${"A".repeat(5000)}`,
    prompt: "The bearer of news, basic instincts",
    url: `https://me:${key}@media.example/a.png`,
  });
  expect(JSON.parse(redactSecrets(text))).toEqual({
    api_key: "…",
    headers: { Authorization: "…" },
    image: "data:image/png;base64,…",
    prompt: "The bearer of news, basic instincts",
    url: "https://media.example/a.png",
  });
});
