import fc from "fast-check";
import { expect, test } from "vitest";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { readCodeRequests } from "./code-requests.ts";

const url = "https://api.example/v1/videos";
const key = "sk-canary-81f3";
const body = {
  model: "a-model",
  prompt: "It's a “red” kite\nover @Image1",
  image_urls: ["https://m.example/a.png"],
  duration: 5,
  sound: true,
  seed: null,
};
const python = JSON.stringify(body).replace("true", "True").replace("null", "None");
const javascript = `{ model: 'a-model', // which
  prompt: \`It's a “red” kite
over @Image1\`, "image_urls": ['https://m.example/a.png',], duration: 5, sound: true, seed: null, }`;

const programs: Record<string, string> = {
  "requests with json": `import requests, os

API_KEY = "${key}"
response = requests.post(
    "${url}",
    headers={"Authorization": f"Bearer {API_KEY}"},
    json=${python},
)
print(response.json())`,
  "requests with names": `url = "${url}"
headers: dict = {'Authorization': 'Bearer ' + os.environ["KEY"]}  # the key
payload: dict[str, Any] = ${python}
r = requests.request("POST", url, headers=headers, data=json.dumps(payload))
r.raise_for_status()`,
  "requests with a text": `requests.post("${url}", data='${JSON.stringify(body).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}', headers=h)`,
  "requests with a text of many lines": `requests.post("${url}", data=r'''${JSON.stringify(body, null, 2)}''')`,
  "httpx in a block": `async def main():
    async with httpx.AsyncClient(timeout=60) as client:
        BASE = "https://api.example"
        r = await client.post(f"{BASE}/v1/videos", json=dict(model="a-model", prompt="It's a “red” kite\\n" "over @Image1",
            image_urls=["https://m.example/a.png"], duration=5, sound=True, seed=None))
asyncio.run(main())`,
  urllib: `req = urllib.request.Request("${url}", data=json.dumps(${python}).encode("utf-8"), method="POST")
with urllib.request.urlopen(req) as f:
    print(f.read())`,
  fetch: `const res = await fetch("${url}", {
  method: "POST",
  headers: { Authorization: \`Bearer \${process.env.KEY}\`, "Content-Type": "application/json" },
  body: JSON.stringify(${javascript}),
});
console.log((await res.json()).id);`,
  "fetch in a function": `import fs from 'fs';
const BASE_URL = 'https://api.example';
async function run() {
  const prompt = "It's a “red” kite\\nover @Image1";
  const options = { method: 'POST', body: JSON.stringify({ model: 'a-model', prompt, image_urls: ["https://m.example/a.png"],
    duration: 5, sound: true, seed: null }) };
  const response = await fetch(\`\${BASE_URL}/v1/videos\`, options).then((r) => r.json());
  if (!response.ok) throw new Error('no');
}
run();`,
  axios: `axios.post('${url}', ${javascript}, { headers: { 'X-Api-Key': '${key}' } }).then(({ data }) => console.log(data))`,
  "axios with a configuration": `const { data } = await axios({ method: 'post', url: '${url}', data: ${javascript} });`,
  "a client of some kind": `curl = Client(key="${key}").run("${url}", input=${python})`,
};

test.each(Object.entries(programs))("%s gives its address and its body, and no header", (_name, program) => {
  const [found] = readCodeRequests(program);
  expect(found).toEqual({ url, body });
  expect(JSON.stringify(readCodeRequests(program))).not.toContain(key);
});

const fragment = { prompt: "a kite", image_urls: ["https://m.example/a.png"] };

test.each([
  ["fields without braces", `"prompt": "a kite", "image_urls": ["https://m.example/a.png"]`],
  [
    "fields without braces, with a comma at the end",
    `"prompt": "a kite",\n"image_urls": [\n"https://m.example/a.png",\n],`,
  ],
  ["fields of JavaScript", `prompt: 'a kite', image_urls: ['https://m.example/a.png']`],
  ["arguments of Python", `prompt="a kite",\nimage_urls=["https://m.example/a.png"],`],
  ["an object of JavaScript", `{ prompt: 'a kite', image_urls: ['https://m.example/a.png'] }`],
  ["a name", `payload = {'prompt': 'a kite', 'image_urls': ['https://m.example/a.png'],}`],
])("%s are a body", (_name, text) => {
  expect(readCodeRequests(text)[0]).toEqual({ url: null, body: fragment });
});

test("what the text does not tell is unknown, and the rest is read", () => {
  const [found] = readCodeRequests(
    `requests.post(f"{BASE}/x", json={"prompt": ask(), "seed": -1, "duration": n or 5})`,
  );
  expect(found).toEqual({ url: null, body: { prompt: undefined, seed: -1, duration: undefined } });
});

test.each([
  "A red kite",
  "{A cat} runs, (maybe), [Image 1]",
  "prompt",
  "It's 5 o'clock",
  '{"prompt": "x',
  '{"prompt": "x", "model": "y",',
  "x = 5\ny = (((",
  "",
])("“%s” holds no request", (text) => expect(readCodeRequests(text)).toEqual([]));

test("any value in any program comes back as it was", () => {
  const words = fc
    .string({ unit: "grapheme", maxLength: 20 })
    .map((text) => text.replaceAll(/\p{Cs}|\0/gu, ""));
  const value = fc.letrec((tie) => ({
    one: fc.oneof(
      words,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    list: fc.array(tie("any"), { maxLength: 3 }),
    object: fc.dictionary(
      words.filter((word) => word !== "__proto__"),
      tie("any"),
      { maxKeys: 3 },
    ),
    any: fc.oneof({ depthSize: "small" }, tie("one"), tie("list"), tie("object")),
  })).any;
  fc.assert(
    fc.property(value, words, (any, prompt) => {
      const sent = { prompt, any };
      const text = `x = f(1, g(h)); fetch("${url}", { body: JSON.stringify(${JSON.stringify(sent)}) }).then(r => r)`;
      expect(JSON.stringify(readCodeRequests(text)[0])).toBe(JSON.stringify({ url, body: sent }));
    }),
    { numRuns: runsAt(1) },
  );
});

test("no text is too odd to be read", () => {
  const parts = Object.values(programs).flatMap((program) => program.split(/(?<=\W)/));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 3 }))), (some) => {
      expect(Array.isArray(readCodeRequests(some.join("")))).toBe(true);
    }),
    { numRuns: runsAt(1) },
  );
});

test.each([
  "f(f(1,",
  "{a:",
  "a[",
  "a=[a,a];",
  "a=f'{a}{a}x';",
  "a={...a,b:1};",
  "f({prompt:a},{body:a});",
  "a='{\"prompt\":1}';f(a);",
])("a megabyte of “%s” is read in time that grows with its length alone", (piece) => {
  const text = `a={prompt:"x"};${piece.repeat(Math.ceil(1_000_000 / piece.length))}`;
  const before = process.threadCpuUsage();
  for (const { body: found } of readCodeRequests(text)) JSON.stringify(found);
  const { user, system } = process.threadCpuUsage(before);
  // Whatever grows with the square of a megabyte takes minutes.
  expect((user + system) / 1000).toBeLessThan(10_000);
});
