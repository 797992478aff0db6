import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "#simulators/simulator.ts";
import { startOxenSimulator } from "./simulator.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startOxenSimulator();
});
afterEach(() => simulator.stop());

const valid = {
  model: "bytedance-seedance-2-0-reference-to-video",
  prompt: "A lake",
  resolution: "480p",
  duration: "4",
  aspect_ratio: "9:16",
  generate_audio: true,
  num_generations: 1,
};

async function call(method: string, path: string, body?: unknown, key = "sk-any") {
  const response = await fetch(simulator.url + path, {
    method,
    headers: { ...(key && { authorization: `Bearer ${key}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function submit(body: unknown): Promise<string> {
  const answer = await call("POST", "/api/ai/queue", body);
  expect(answer.status).toBe(200);
  return answer.body.generations[0].generation_id;
}

const statusOf = async (body: unknown) => {
  const { body: polled } = await call("GET", `/api/ai/queue/${await submit(body)}`);
  return polled.error_message ?? polled.status;
};

test("a job becomes a real video of the size and length that were asked for", async () => {
  const id = await submit(valid);
  const { body } = await call("GET", `/api/ai/queue/${id}`);
  expect(body).toMatchObject({ status: "succeeded", generation_id: id });
  const bytes = await (await fetch(body.result_url)).arrayBuffer();
  const video = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const track = await video.getPrimaryVideoTrack();
  expect([await track?.getDisplayWidth(), await track?.getDisplayHeight()]).toEqual([496, 864]);
  expect(await video.computeDuration()).toBeCloseTo(4, 1);
  expect(await track?.getCodec()).toBe("avc");
  expect(await (await video.getPrimaryAudioTrack())?.getCodec()).toBe("aac");
  const part = await fetch(body.result_url, { headers: { range: "bytes=4-7" } });
  expect([part.status, await part.text()]).toEqual([206, "ftyp"]);
  expect(simulator.ledger.jobs).toHaveLength(1);
});

test.each([
  [{ prompt: undefined }, "Field required"],
  [{ duration: 5 }, "Invalid duration"],
  [{ duration: "16" }, "Invalid duration"],
  [{ resolution: "1080p" }, "Invalid resolution"],
  [{ aspect_ratio: "2:1" }, "Invalid aspect_ratio"],
  [{ generate_audio: "true" }, "generate_audio must be a boolean"],
  [{ seed: 1.5 }, "seed must be an integer"],
  [{ negative_prompt: "blur" }, "Unknown parameter negative_prompt"],
  [{ input_audios: ["http://127.0.0.1:1/a.mp3"] }, "Audio requires at least one image or video"],
  [{ input_images: Array(10).fill("http://127.0.0.1:1/a.png") }, "Too many input files"],
  [{ input_images: [] }, "input_images must be a list of URIs, not empty"],
  [{ prompt: "@Image1 walks" }, "@Image1 names no input"],
  [{ seed: 0 }, "succeeded"],
])("a body with %j ends as %s", async (change, outcome) => {
  expect(await statusOf({ ...valid, ...change })).toBe(outcome);
});

test("under the newer contract it takes whole seconds and no seed, and both where either is taken", async () => {
  const newer = { ...valid, duration: -1, resolution: "4k" };
  expect(await statusOf(newer)).toBe("Invalid duration");
  simulator.control({ contract: "newer" });
  expect(await statusOf(newer)).toBe("succeeded");
  expect(await statusOf(valid)).toBe("Invalid duration");
  expect(await statusOf({ ...newer, seed: 1 })).toBe("Unknown parameter seed");
  simulator.control({ contract: "either" });
  expect([await statusOf(newer), await statusOf(valid)]).toEqual(["succeeded", "succeeded"]);
});

test("the queue itself refuses a wrong key, count or model, and nothing is billed", async () => {
  simulator.control({ keys: ["sk-right"] });
  expect((await call("POST", "/api/ai/queue", valid)).status).toBe(401);
  expect((await call("POST", "/api/ai/queue", valid, "")).status).toBe(401);
  const wrong = async (change: object) =>
    (await call("POST", "/api/ai/queue", { ...valid, ...change }, "sk-right")).status;
  expect(await wrong({ num_generations: 5 })).toBe(400);
  expect(await wrong({ model: "another" })).toBe(400);
  expect(await call("GET", "/api/ai/queue/none", undefined, "sk-right")).toMatchObject({
    status: 404,
    body: { status_message: "resource_not_found" },
  });
  expect(simulator.ledger.jobs).toEqual([]);
});

test("media links are fetched as a provider would", async () => {
  const media = createServer((request, response) => {
    if (request.url?.startsWith("/gone")) return response.writeHead(404).end();
    const type = request.url?.startsWith("/typed-wrong") ? "application/json" : "image/png";
    const range = /bytes=(\d+)-/.exec(request.headers.range ?? "");
    if (!range || request.url?.startsWith("/no-ranges"))
      return response.writeHead(200, { "content-type": type, "content-length": 4 }).end("data");
    const headers = { "content-range": `bytes ${range[1]}-${range[1]}/4`, "content-length": 1 };
    return response.writeHead(206, headers).end("d");
  });
  await new Promise<void>((resolve) => media.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(media.address() as AddressInfo).port}`; // it listens on a port
  const outcome = (path: string) => statusOf({ ...valid, input_images: [origin + path] });
  expect(await outcome("/good/hero.png")).toBe("succeeded");
  expect(await outcome("/gone/hero.png")).toMatch(/input_images\[0\].*404/);
  expect(await outcome("/no-ranges/hero.png")).toMatch(/range answered 200/);
  expect(await outcome("/typed-wrong/hero.png")).toMatch(/content type/);
  expect(await outcome("/good/hero")).toMatch(/does not end like an image/);
  expect(simulator.ledger.jobs[0]?.media).toEqual([
    { url: `${origin}/good/hero.png`, contentType: "image/png", sizeBytes: 4 },
  ]);
  await new Promise((resolve) => media.close(resolve));
});

test("a cancel stops what has not ended, and only that", async () => {
  const done = await submit(valid);
  simulator.control({ runMs: 60_000 });
  const running = await submit(valid);
  expect((await call("GET", "/api/ai/queue")).body.generations).toHaveLength(2);
  await call("DELETE", `/api/ai/queue/${running}`);
  expect((await call("GET", `/api/ai/queue/${running}`)).body.status).toBe("cancelled");
  simulator.control({ runMs: 0 });
  await call("DELETE", `/api/ai/queue/${done}`);
  expect((await call("GET", `/api/ai/queue/${done}`)).body.status).toBe("succeeded");
});

test("a dead link is followed by a fresh one", async () => {
  simulator.control({ linkLifeMs: 0 });
  const id = await submit(valid);
  const link = async () => (await call("GET", `/api/ai/queue/${id}`)).body.result_url;
  const first = await link();
  expect((await fetch(first)).status).toBe(403);
  simulator.control({ linkLifeMs: null });
  expect((await fetch(await link(), { method: "HEAD" })).status).toBe(200);
});

test("it is told over HTTP how to behave, and shows its ledger there", async () => {
  const fault = { on: "submit", kind: "status", status: 502, accepts: true };
  expect((await call("POST", "/_control", { faults: [fault] })).status).toBe(200);
  expect((await call("POST", "/_control", { unknown: 1 })).status).toBe(400);
  expect((await call("POST", "/api/ai/queue", valid)).status).toBe(502);
  expect((await call("GET", "/_ledger")).body.jobs).toMatchObject([{ state: "succeeded", body: valid }]);
});

test("a fault and a cue with words of their own hit the one order that holds them", async () => {
  const fault = { on: "submit", kind: "status", status: 402, words: "a pier" } as const;
  simulator.control({ faults: [fault], cues: [{ words: "a lake", staysAt: 0.4 }] });
  expect(await statusOf({ ...valid, prompt: "a forest" })).toBe("succeeded");
  expect((await call("POST", "/api/ai/queue", { ...valid, prompt: "along a pier" })).status).toBe(402);
  expect(await statusOf({ ...valid, prompt: "along a pier" })).toBe("succeeded");
  expect(await statusOf({ ...valid, prompt: "over a lake" })).toBe("processing");
  expect(await statusOf({ ...valid, prompt: "over a lake" })).toBe("succeeded");
});

test("an order with faults and an id of its own meets them whatever others meet", async () => {
  const faults = [
    { on: "submit", kind: "status", status: 502, accepts: true, headers: { "x-by": "gateway" } },
    { on: "poll", kind: "status", status: 503 },
  ] as const;
  simulator.control({ cues: [{ words: "a pier", id: "42", faults: [...faults] }] });
  expect(await statusOf({ ...valid, prompt: "a forest" })).toBe("succeeded");
  expect((await call("POST", "/api/ai/queue", { ...valid, prompt: "along a pier" })).status).toBe(502);
  expect((await call("GET", "/api/ai/queue/42")).status).toBe(503);
  expect((await call("GET", "/api/ai/queue/42")).body.status).toBe("succeeded");
});

test("a result's link that is broken answers nothing, and one that is dead 403", async () => {
  simulator.control({
    cues: [
      { words: "broken", link: "broken" },
      { words: "dead", link: "dead" },
    ],
  });
  const fetchResult = async (prompt: string) => {
    const { body } = await call("GET", `/api/ai/queue/${await submit({ ...valid, prompt })}`);
    return fetch(body.result_url);
  };
  await expect(fetchResult("broken")).rejects.toThrow("fetch failed");
  expect((await fetchResult("dead")).status).toBe(403);
});

test("a job from before its start is gone on with under its old id, and its cue with it", async () => {
  const { model, prompt } = valid;
  const order = { widthPx: 496, heightPx: 864, seconds: 4, hasSound: false, model, prompt };
  simulator.control({ cues: [{ words: "over a lake", staysAt: 0.4 }] });
  simulator.remember({ id: "old-1", body: { ...valid, prompt: "over a lake" }, order });
  simulator.remember({ id: "old-2", body: valid, order });
  const statuses = ["old-1", "old-2"].map(
    async (id) => (await call("GET", `/api/ai/queue/${id}`)).body.status,
  );
  expect(await Promise.all(statuses)).toEqual(["processing", "succeeded"]);
});

test("an answer holds as many films, links and frames as it was told to, and an order becomes as many tasks", async () => {
  const order = async (words: string) => {
    const { body } = await call("POST", "/api/ai/queue", { ...valid, prompt: words });
    return (body.generations as { generation_id: string }[]).map(({ generation_id }) => generation_id);
  };
  simulator.control({
    makesFilmsAtOnce: false,
    cues: [{ words: "two of three", answer: { results: 3, lacksResults: 1, givesLastFrame: true } }],
  });
  const [id] = await order("two of three");
  const { body } = await call("GET", `/api/ai/queue/${id}`);
  expect(body.result_url).toEqual([
    expect.stringMatching(/video\.mp4$/),
    expect.stringMatching(/video\.mp4\?n=2$/),
    "",
  ]);
  expect(body.last_frame_url).toMatch(/last-frame\.png$/);
  simulator.control({ tasks: 2, repeatsLinks: true });
  const twins = await order("twice");
  expect(twins).toHaveLength(2);
  const { result_url } = (await call("GET", `/api/ai/queue/${twins[1]}`)).body;
  expect(new Set(result_url as string[]).size).toBe(1);
});
