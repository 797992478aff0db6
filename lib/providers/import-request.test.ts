import { describe, expect, test } from "vitest";
import { providers } from "./catalog.ts";
import { readPasted } from "./import-request.ts";

const key = "sk-canary-5d12";
const media = "https://media.example";
const curl = (url: string, body: unknown) =>
  `curl -X POST ${url} \\\n  -H "Authorization: Bearer ${key}" \\\n  -H "Content-Type: application/json" \\\n  -d '${JSON.stringify(body, null, 2).replaceAll("'", String.raw`'\''`)}'`;

const read = async (pasted: unknown) => {
  const found = await readPasted(typeof pasted === "string" ? pasted : JSON.stringify(pasted), providers);
  if (found.state !== "request") throw new Error(`It was read as ${found.state}`);
  return found.request;
};
const urls = (request: Awaited<ReturnType<typeof read>>) =>
  request.references.map(({ kind, role, url }) =>
    [kind, role, url.replace(`${media}/`, "")].join(" ").trim(),
  );

describe("Oxen's requests", () => {
  const model = "bytedance-seedance-2-0-reference-to-video";

  test("come back with every parameter of the original contract", async () => {
    const body = {
      model,
      prompt: "@Image1 dances to @Audio1 in the style of @Video1",
      input_images: [`${media}/dancer.jpg`],
      input_videos: [`${media}/dance.mp4`],
      input_audios: [`${media}/music.mp3`],
      resolution: "480p",
      duration: "10",
      generate_audio: false,
      aspect_ratio: "9:16",
      seed: 0,
      target_namespace: "acme",
      num_generations: 3,
    };
    const request = await read(curl("https://hub.oxen.ai/api/ai/queue", body));
    expect(request).toEqual({
      modelId: "oxen/seedance-2.0-r2v",
      text: body.prompt,
      references: [
        { kind: "image", role: null, url: `${media}/dancer.jpg`, name: "dancer.jpg" },
        { kind: "video", role: null, url: `${media}/dance.mp4`, name: "dance.mp4" },
        { kind: "audio", role: null, url: `${media}/music.mp3`, name: "music.mp3" },
      ],
      settings: {
        durationMs: 10_000,
        aspectRatio: "9:16",
        resolution: "480p",
        sound: false,
        seed: 0,
        variations: 3,
      },
      extras: { namespace: "acme" },
      notes: [],
    });
  });

  test("take the documented defaults for what they do not say, and say so", async () => {
    const request = await read({
      model,
      prompt: "A serene lake",
      response_format: "url",
      num_generations: 12,
    });
    expect(request.settings).toEqual({
      durationMs: "auto",
      aspectRatio: "match",
      resolution: "720p",
      sound: true,
      seed: null,
      variations: 4,
    });
    expect(request.notes).toEqual([
      { code: "changed", name: "num_generations", from: "12", to: "4" },
      { code: "left-out", names: ["response_format"] },
      { code: "default", names: ["duration", "aspect_ratio", "resolution", "generate_audio"] },
    ]);
  });

  test("of the newer contract number their faces before all others", async () => {
    const request = await read({
      model,
      prompt: "x",
      duration: -1,
      resolution: "4k",
      input_images: [`${media}/a.png`],
      input_face_images: [`${media}/face.png`],
      input_videos: [`${media}/b.mp4`],
      input_face_videos: [`${media}/face.mp4`],
    });
    expect(urls(request)).toEqual(["image  face.png", "image  a.png", "video  face.mp4", "video  b.mp4"]);
    expect(request).toMatchObject({ contract: "newer", settings: { durationMs: "auto", resolution: "4k" } });
    expect(request.settings).toMatchObject({ sound: false });
    expect(request.notes).toContainEqual({ code: "unsaid", names: ["aspect_ratio"] });
  });
});

test("Siray's example comes back, adaptive and random included", async () => {
  const body = {
    aspect_ratio: "adaptive",
    audio_enable: false,
    audios: [`${media}/a.wav`],
    duration: 4,
    images: [`data:image/png;base64,${"A".repeat(200)}`],
    model: "bytedance/seedance-2.0-ref2v-spicy",
    prompt: "Image 1 turns",
    seed: -1,
    size: "4k",
    videos: [`${media}/v.mov`],
  };
  const request = await read(curl("https://api.siray.ai/v1/video/generations", body));
  expect(request).toMatchObject({
    modelId: "siray/seedance-2.0-ref2v-spicy",
    settings: { durationMs: 4000, aspectRatio: "match", resolution: "4k", sound: false, seed: null },
    notes: [],
  });
  expect(request.references.map(({ name }) => name)).toEqual(["image 1", "v.mov", "a.wav"]);
});

describe("Modellix's requests", () => {
  const body = {
    prompt: "Motion from [Video 1], style [Image 1]",
    video_urls: [`${media}/ref.mp4?signed=1`],
    first_frame_image: `${media}/first.png`,
    last_frame_image: `${media}/last.png`,
    audio_urls: [`${media}/t.mp3`],
    camera_fixed: true,
    return_last_frame: true,
    execution_expires_after: 3600,
    seed: 4_294_967_295,
  };

  test.each([
    ["alone, by the field that only they have", body],
    ["by the path", curl("https://api.modellix.ai/api/v1/bytedance/seedance-2.0-v2v/async", body)],
    ["at a gateway", curl("http://10.0.0.7:8080/x/bytedance/seedance-2.0-v2v", body)],
  ])("are known %s", async (_how, pasted) => {
    const request = await read(pasted);
    expect(request).toMatchObject({
      modelId: "modellix/seedance-2.0-v2v",
      settings: {
        durationMs: 5000,
        aspectRatio: "1:1",
        resolution: "720p",
        sound: true,
        seed: 4_294_967_295,
        fixedCamera: true,
      },
      extras: { returnLastFrame: true, expiresAfterMs: 3_600_000 },
      notes: [{ code: "default", names: ["duration", "ratio", "resolution", "generate_audio"] }],
    });
    expect(urls(request)).toEqual([
      "image first-frame first.png",
      "image last-frame last.png",
      "video  ref.mp4?signed=1",
      "audio  t.mp3",
    ]);
  });

  test("to another of its models are none that can be rebuilt", async () => {
    const other = curl("https://api.modellix.ai/api/v1/bytedance/seedance-2.0-i2v/async", body);
    expect(await readPasted(other, providers)).toMatchObject({ state: "text" });
  });
});

describe("SIRAYA's requests", () => {
  test.each([
    ["SIRAYA-Seedance-2.0", "siraya/seedance-2.0"],
    ["SIRAYA-Seedance-2.0-fast", "siraya/seedance-2.0-fast"],
    ["ByteDance-Seedance-1.5-pro", "siraya/seedance-1.5-pro"],
    ["ByteDance-Seedance-1.0-pro", "siraya/seedance-1.0-pro"],
    ["ByteDance-Seedance-1.0-pro-fast", "siraya/seedance-1.0-pro-fast"],
  ])("%s is known by its name", async (model, modelId) => {
    const body = {
      model,
      prompt: "A dog on the beach",
      resolution: "720p",
      aspect_ratio: "16:9",
      seconds: 5,
    };
    const request = await read(curl("https://llm.siraya.ai/v1/videos/generations", body));
    expect(request).toMatchObject({ modelId, settings: { durationMs: 5000, aspectRatio: "16:9" } });
    expect(request.notes).toEqual([{ code: "unsaid", names: ["generate_audio"] }]);
  });

  test("bring references in their order, frames and an image to start from", async () => {
    const image = { type: "image", url: `${media}/a.png`, role: "reference_image" };
    const request = await read({
      model: "SIRAYA-Seedance-2.0",
      prompt: "x",
      negative_prompt: "blur",
      image_url: `${media}/start.png`,
      frame_images: [{ type: "last_frame", url: `${media}/end.png` }],
      input_references: [
        { url: `${media}/s.mp3`, role: "reference_audio" },
        image,
        { type: "model3d", url: "u" },
        7,
      ],
      watermark: true,
    });
    expect(urls(request)).toEqual([
      "audio  s.mp3",
      "image  a.png",
      "image first-frame start.png",
      "image last-frame end.png",
    ]);
    expect(request.settings.negativePrompt).toBe("blur");
    expect(request.notes).toEqual([
      { code: "changed", name: "input_references", from: '{"type":"model3d","url":"u"}', to: null },
      { code: "changed", name: "input_references", from: '{"item":7}', to: null },
      { code: "left-out", names: ["watermark"] },
      { code: "unsaid", names: ["seconds", "aspect_ratio", "resolution", "generate_audio"] },
    ]);
  });
});

test.each([
  ["duration", 3, { durationMs: 4000 }, "4 s"],
  ["duration", 20, { durationMs: 15_000 }, "15 s"],
  ["duration", "5.4", { durationMs: 5000 }, "5 s"],
  ["duration", "long", { durationMs: undefined }, null],
  ["size", "1440p", { resolution: "1080p" }, "1080p"],
  ["size", "8K", { resolution: "4k" }, "4k"],
  ["size", {}, { resolution: undefined }, null],
  ["aspect_ratio", "2:1", { aspectRatio: "16:9" }, "16:9"],
  ["aspect_ratio", "wide", { aspectRatio: undefined }, null],
  ["seed", 10_000_000_000, { seed: 9_999_999_999 }, "9999999999"],
  ["seed", 1.5, { seed: 2 }, "2"],
  ["seed", -7, { seed: 0 }, "0"],
  ["seed", "x", { seed: null }, null],
  ["audio_enable", "yes", { sound: undefined }, null],
])("%s %j is brought to the nearest that there is, with a note", async (name, value, settings, to) => {
  const whole = { duration: 5, size: "720p", aspect_ratio: "16:9", audio_enable: true };
  const request = await read({
    ...whole,
    model: "bytedance/seedance-2.0-ref2v-spicy",
    prompt: "x",
    [name]: value,
  });
  expect(request.settings).toMatchObject(settings);
  const from = typeof value === "string" ? value : JSON.stringify(value);
  expect(request.notes).toEqual([{ code: "changed", name, from, to }]);
});

describe("what is pasted", () => {
  const body = { model: "bytedance/seedance-2.0-ref2v-spicy", prompt: "x", duration: 5, size: "720p" };
  const url = "https://api.siray.ai/v1/video/generations";

  test("may stand in a fence of documentation", async () => {
    expect((await read(`\`\`\`bash\n${curl(url, body)}\n\`\`\`\n`)).modelId).toBe(
      "siray/seedance-2.0-ref2v-spicy",
    );
    expect((await read(`\`\`\`json\n${JSON.stringify(body)}\n\`\`\``)).text).toBe("x");
  });

  test("never keeps a key, recognised or not", async () => {
    const known = await readPasted(curl(url, body), providers);
    expect(JSON.stringify(known)).not.toContain(key);
    expect(known.text).toContain('"duration": 5');
    const damaged = await readPasted(curl(url, body).replace('"duration": 5', '"duration": '), providers);
    expect(damaged).toMatchObject({ state: "text" });
    expect(damaged.text).not.toContain(key);
  });

  const python = `import requests
API_KEY = "${key}"
payload = ${JSON.stringify(body)}
response = requests.post("${url}", headers={"Authorization": f"Bearer {API_KEY}"}, json=payload)`;
  const javascript = `const response = await fetch("${url}", {
  method: "POST", headers: { "x-api-key": "${key}" }, body: JSON.stringify({ ...${JSON.stringify(body)}, seed }),
});`;
  const yaml = `# an example
model: bytedance/seedance-2.0-ref2v-spicy
prompt: >-
  x
duration: 5
size: 720p
api_key: ${key}
`;

  test.each([
    ["Python", python],
    ["JavaScript", javascript],
    ["YAML", yaml],
    ["YAML in a fence", `\`\`\`yaml\n${yaml}\`\`\``],
    ["fields without braces", JSON.stringify(body).slice(1, -1)],
    ["an object with a comma too much", `{ ${JSON.stringify(body).slice(1, -1)}, }`],
  ])("may be %s", async (_how, pasted) => {
    const found = await readPasted(pasted, providers);
    expect(found).toMatchObject({
      state: "request",
      request: { modelId: "siray/seedance-2.0-ref2v-spicy", text: "x", settings: { durationMs: 5000 } },
    });
    expect(JSON.stringify(found)).not.toContain(key);
  });

  test("has fields whose values it does not hold", async () => {
    expect((await read(javascript)).notes).toContainEqual({ code: "untold", names: ["seed"] });
  });

  test.each([
    `"prompt": "The cat in Image 1", "image_urls": ["${media}/a.png"], "duration": 7`,
    `prompt: The cat in Image 1\nimage_urls:\n  - ${media}/a.png\nduration: "7"`,
    `{ prompt: 'The cat in Image 1', image_urls: ['${media}/a.png'], duration: 7 }`,
  ])("may tell no model: %s", async (pasted) => {
    const found = await readPasted(pasted, providers);
    expect(found).toMatchObject({
      state: "fields",
      request: { text: "The cat in Image 1", settings: { durationMs: 7000 }, notes: [] },
    });
    expect(found.state === "fields" && found.request.references).toEqual([
      { kind: "image", role: null, url: `${media}/a.png`, name: "a.png" },
    ]);
  });

  test.each([
    "Prompt: a cat runs",
    "prompt: a cat\nstyle: noir",
    "fetch(prompt)",
    "The prompt's “duration: 5”",
  ])("is no request when people write “%s”", async (text) => {
    expect(await readPasted(text, providers)).toEqual({ state: "text", text, isCurl: false });
  });

  test("loses its keys whatever it is", async () => {
    const found = await readPasted(`My key is sk-${key}, the prompt: a cat`, providers);
    expect(found).toEqual({ state: "text", text: "My key is …, the prompt: a cat", isCurl: false });
  });

  test("is said to be followed by something", async () => {
    const { notes } = await read(
      `${curl(url, { ...body, aspect_ratio: "1:1", audio_enable: true })}\n{"code": 0}`,
    );
    expect(notes).toEqual([{ code: "more-text" }]);
  });

  test("has no body here when that lies in a file", async () => {
    const line = `curl ${url} -H 'Authorization: Bearer ${key}' -d @body.json`;
    expect(await readPasted(line, providers)).toEqual({
      state: "body-in-file",
      name: "body.json",
      text: `curl ${url} -d @body.json`,
      isCurl: true,
    });
  });

  test.each([
    ["damaged JSON", '{"model": "bytedance/seedance-2.0-ref2v-spicy", "prompt": "x",'],
    ["another model's body", '{"model": "other", "prompt": "x"}'],
    ["no object", '[{"model": "bytedance/seedance-2.0-ref2v-spicy"}]'],
    ["words", "{A cat} runs"],
  ])("stays the text that it is where it is %s", async (_what, text) => {
    expect(await readPasted(text, providers)).toEqual({ state: "text", text, isCurl: false });
  });
});
