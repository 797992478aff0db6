import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { mayHoldSecret } from "./may-hold-secret.ts";
import { redactSecrets, removeSecrets } from "./redact-secrets.ts";

const secret = "c4n4ry81f3AbCd90";

/** Every text holds the secret once, however it is called. */
const holding: Record<string, string> = {
  "a header": `Authorization: Bearer ${secret}`,
  "a header of another scheme": `authorization: Key 12ab:${secret}`,
  "basic authorisation": `Proxy-Authorization: Basic ${secret}==`,
  "a header of a word": `Authorization: ${secret}`,
  "a provider's own header": `X-Api-Key: ${secret}`,
  "another provider's own header": `{"x-goog-api-key": "${secret}"}`,
  "a header in Python": `headers = {'Authorization': f'Bearer ${secret}', 'Accept': 'x'}`,
  "a header in JavaScript": `headers: { authorization: \`Bearer ${secret}\` },`,
  "a header set by hand": `headers["Authorization"] = "Bearer ${secret}"`,
  "a header that is set": `headers.set("X-Api-Key", "${secret}")`,
  "a header that is added": `request.add_header('Authorization', 'Basic ${secret}')`,
  "an option of a command": `oxen generate --api-key ${secret} --prompt x`,
  "a constant in one word": `const falKey = "${secret}";`,
  "a key in one word": `sk_81f3c4aa81f3c4aa81f3c4aa`,
  "escaped JSON": String.raw`{\"Authorization\": \"Bearer ${secret}\"}`,
  "a field of JSON": `{"api_key": "${secret}", "prompt": "x"}`,
  "a variable": `API_KEY = "${secret}"`,
  "a variable of a provider's": `export REPLICATE_API_TOKEN=${secret}`,
  "a constant": `const apiKey = '${secret}';`,
  "an argument": `client = Client(api_key="${secret}")`,
  "a token": `token: ${secret}`,
  "a password": `password = "${secret}"`,
  "who asks, in Python": `requests.get(url, auth=("me", "${secret}"))`,
  "cookies in Python": `requests.get(url, cookies={"id": "${secret}"})`,
  "a cookie": `Cookie: a=b; session=${secret}; c=d`,
  "a link's password": `https://me:${secret}@media.example/a.png`,
  "another scheme's password": `postgres://me:${secret}@db.example/x`,
  "a signed link": `https://m.example/a.png?X-Amz-Credential=${secret}&X-Amz-Date=1`,
  "a signature": `https://m.example/a.png?X-Amz-Date=1&X-Amz-Signature=${secret}`,
  "a signature elsewhere": `https://m.example/a.png?se=1&sig=${secret}%3D&sp=r`,
  "a key in a link": `https://api.example/v1?key=${secret}`,
  "a token in a fragment": `https://app.example/#access_token=${secret}&x=1`,
  "a link inside a link": `https://proxy.example/?u=https%3A%2F%2Fm.example%2Fa%3FX-Goog-Signature%3D${secret}%26x%3D1`,
  "a known key among words": `Use sk-${secret} for this`,
  "a longer known key": `sk-proj-abc_${secret}`,
  "a key of Replicate's": `r8_${secret}`,
  "a key of Google's": `AIzaSyA${secret}1234567890`,
  "a key of Amazon's": `AKIA${secret.toUpperCase()}`,
  "a web token": `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${secret}`,
  "a key of two parts": `0b5e2a8c-1111-4222-8333-123456789abc:81f3c4aa${"81f3"}81f3c4aa81f3c4aa`,
  "a private key": `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
  "a header of two strings": `headers = {"Authorization": "Bearer " + "${secret}"}`,
  "a header of two strings on two lines": `headers = {"Authorization": ("Bearer "\n    "${secret}")}`,
  "a header that is filled in": `headers = {"Authorization": "Bearer {}".format("${secret}")}`,
  "a header that is filled in by a sign": `headers = {"Authorization": "Bearer %s" % "${secret}"}`,
  "a header of quoted parts": `-H 'Authorization: Token token="${secret}"'`,
  "a header that a browser has recorded": `{ "name": "Authorization", "value": "${secret}" }`,
  "a constant with its type, in TypeScript": `const apiKey: string = '${secret}';`,
  "a constant with its type, in Python": `API_KEY: str | None = "${secret}"`,
  "a string of several lines": `api_key = """${secret}"""`,
  "a folded value in YAML": `api_key: >-\n  ${secret}`,
  "who asks, in a script": `cd films\ncurl -u me:${secret} https://api.example`,
  "a sentence": `my API key is ${secret}, use it`,
  "a cURL line": `curl https://api.example -H 'X-Whatever: ${secret}' -d '{}'`,
};

describe.each(Object.entries(holding))("%s", (_name, text) => {
  test("loses its secret, and nothing more on a second look", () => {
    expect(mayHoldSecret(text)).toBe(true);
    const clean = removeSecrets(text);
    expect(clean.hasRemoved).toBe(true);
    expect(clean.text).not.toMatch(/c4n4ry81f3|C4N4RY81F3|81f3c4aa/);
    expect(removeSecrets(clean.text)).toEqual({ text: clean.text, hasRemoved: false });
  });
});

test.each([
  "The bearer of news, basic instincts",
  "The secret: a door behind the shelf. The key: light from the left, 45°",
  "Cookie: warm and round, on a plate",
  "A password written on a wall; a token of love",
  "Key light at 5600K, key-frame 12, a task-oriented, risk-free desk-12345678",
  "https://media.example/a.png?width=1280&format=webp#part2",
  "Write to me@example.com or @Image1, ratio 16:9, 4K",
  "018f0000-0000-7000-8000-000000000001",
  "图片1 和 “Image 2”: a session of jazz, policy of calm",
  "A monkey: banana yellow, a turkey = dinner, 'key', 'light', --key light--",
  "basic lighting setup, token economy, key visual 2024",
  "The key is 45° from the left; the password is a song. Poster -a 16:9 -u",
])("“%s” stays as it is", (text) => {
  expect(removeSecrets(text)).toEqual({ text, hasRemoved: false });
});

test("a password without a digit goes from what signs in", () => {
  expect(
    removeSecrets(`axios.post(url, body, { auth: { username: "me", password: "swordfish" } })`).text,
  ).toBe("axios.post(url, body, { auth: (…) })");
});

test("what stands beside a header stays", () => {
  const line = `-H "Authorization: Bearer ${secret}" "https://api.example/films" -d '{"prompt": "A lake"}'`;
  expect(removeSecrets(line).text).toBe(line.replace(`Bearer ${secret}`, "…"));
});

test("only the secrets of a link go", () => {
  const link = "https://m.example/a.png?X-Amz-Date=20260101&X-Amz-Signature=abc123&x=1";
  expect(removeSecrets(`See ${link}.`).text).toBe(
    "See https://m.example/a.png?X-Amz-Date=20260101&X-Amz-Signature=…&x=1.",
  );
});

test("what is removed from any text was suspected before", () => {
  const parts = Object.values(holding).flatMap((text) => text.split(/(?<=[\s:=?&"'{])/));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 8 }), (some) => {
      const text = some.join("");
      const clean = removeSecrets(text);
      if (clean.hasRemoved) expect(mayHoldSecret(text)).toBe(true);
      expect(removeSecrets(clean.text)).toEqual({ text: clean.text, hasRemoved: false });
    }),
    { numRuns: runsAt(1) },
  );
});

test.each([
  "a",
  "A_",
  "key ",
  "https://",
  "?key=",
  "eyJaaaaaaaa.",
  "cookies={",
  "%3Ftoken%3D",
  "0000-",
  "api_key = ",
])("a megabyte of “%s” is looked at in time that grows with its length alone", (piece) => {
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
  const before = process.threadCpuUsage();
  mayHoldSecret(text);
  redactSecrets(text);
  const { user, system } = process.threadCpuUsage(before);
  // Whatever grows with the square of a megabyte takes minutes.
  expect((user + system) / 1000).toBeLessThan(10_000);
});
