import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Body,
  flag,
  integer,
  isAddress,
  judgeFields,
  judgeMedia,
  oneOf,
  type Rule,
  type SentMedia,
  words,
} from "#simulators/body-rules.ts";
import type { FetchedMedia } from "#simulators/check-media.ts";
import type { ControlChange } from "#simulators/control.ts";
import { accept, resultLinks, stateOf } from "#simulators/ledger.ts";
import { orderOf } from "#simulators/order.ts";
import { type Call, type Reply, type Route, type Simulator, startSimulator } from "#simulators/simulator.ts";
import { kinds } from "#lib/domain/media/format.ts";

const withReferences = ["SIRAYA-Seedance-2.0", "SIRAYA-Seedance-2.0-fast"];
const withoutReferences = [
  "ByteDance-Seedance-1.5-pro",
  "ByteDance-Seedance-1.0-pro",
  "ByteDance-Seedance-1.0-pro-fast",
];
const hasExactly = (value: object, ...names: string[]) =>
  Object.keys(value).sort().join() === names.sort().join();

const listOf =
  (isGood: (entry: Body) => boolean): Rule =>
  (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry) => typeof entry === "object" && isGood(entry))
      ? null
      : "is not as documented";

const rules = {
  model: oneOf(...withReferences, ...withoutReferences),
  prompt: words(),
  seconds: oneOf(5, 10),
  resolution: oneOf("480p", "720p", "1080p"),
  aspect_ratio: oneOf("16:9", "9:16", "1:1"),
  image_url: (value: unknown) => (isAddress(value, false) ? null : "must be an address"),
  negative_prompt: words(),
  seed: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  generate_audio: flag,
  frame_images: listOf(
    (entry) =>
      hasExactly(entry, "type", "url") &&
      (entry.type === "first_frame" || entry.type === "last_frame") &&
      isAddress(entry.url, false),
  ),
  input_references: listOf(
    (entry) =>
      hasExactly(entry, "type", "url", "role") &&
      kinds.some((kind) => entry.type === kind && entry.role === `reference_${kind}`) &&
      isAddress(entry.url, false),
  ),
};

const error = (status: number, type: string, message: string): Reply => ({
  status,
  body: { error: { message, type, param: null, code: type } },
});

/** SIRAYA's one blocking call over real HTTP, as its documentation has it. */
export function startSirayaSimulator(
  options: { port?: number; control?: ControlChange } = {},
): Promise<Simulator> {
  const unauthorized = error(401, "invalid_api_key", "Invalid API key");
  return startSimulator({ routes, unauthorized, notFound: error(404, "not_found", "Not found") }, options);
}

const routes: Route[] = [
  { method: "POST", path: /^\/v1\/videos\/generations$/, purpose: "submit", answer: generate },
];

/** Answers when the video is there, and bills from the first moment, whoever still listens. */
async function generate({ body, ledger, control, origin }: Call): Promise<Reply> {
  const problem = judgeFields(body, rules, ["model", "prompt"]) ?? judgeModes(body as Body); // an object, if it has no problem
  if (problem !== null) return error(400, "invalid_request_error", problem);
  const wanted = body as Body; // as above
  const seen: FetchedMedia[] = [];
  const job = accept(ledger, control, {
    body: wanted,
    order: orderOf({
      resolution: wanted.resolution ?? "720p",
      ratio: wanted.aspect_ratio,
      seconds: wanted.seconds ?? 5,
      sound: wanted.generate_audio,
      model: wanted.model,
      prompt: wanted.prompt,
    }),
    problem: judgeMedia(mediaOf(wanted), seen, control.checksMedia),
    media: seen,
  });
  for (let state = await stateOf(job, control); "progress" in state; state = await stateOf(job, control))
    await sleep(20);
  const end = await stateOf(job, control);
  if (end.state === "failed") return error(400, "invalid_request_error", end.problem);
  const created = Math.floor(Date.now() / 1000);
  if (control.resultAs === "nothing") return { status: 200, body: { data: [], created } };
  const links = resultLinks(job, control, origin);
  const revised_prompt = control.revisesPrompt ? `${String(wanted.prompt)}, revised` : "";
  const data = await Promise.all(
    links.map(async (url, index) => ({
      ...(control.resultAs === "base64"
        ? { b64_json: await readFile(await job.film(index + 1), "base64") }
        : { url }),
      revised_prompt: revised_prompt && index > 0 ? `${revised_prompt} for ${index + 1}` : revised_prompt,
    })),
  );
  return { status: 200, body: { data, created } };
}

function judgeModes(body: Body): string | null {
  const modes = [body.frame_images, body.input_references].filter((mode) => mode !== undefined);
  if (modes.length > 1) return "frame_images cannot be used together with input_references";
  const frames = ((body.frame_images ?? []) as { type: string }[]).map(({ type }) => type); // its rule has seen them
  if (
    frames.length > 0 &&
    frames.join() !== "first_frame" &&
    frames.sort().join() !== "first_frame,last_frame"
  )
    return "frame_images holds a first frame, or a first and a last one";
  if (body.input_references && !withReferences.includes(String(body.model)))
    return "input_references is only supported by SIRAYA-Seedance-2.0 and SIRAYA-Seedance-2.0-fast";
  return null;
}

function mediaOf(body: Body): SentMedia[] {
  // Its rules have seen both lists to be such.
  const frames = (body.frame_images ?? []) as { url: string }[];
  const references = (body.input_references ?? []) as { url: string; type: SentMedia["kind"] }[];
  return [
    ...frames.map(({ url }, index) => ({ url, kind: "image" as const, field: `frame_images[${index}]` })),
    ...references.map(({ url, type }, index) => ({ url, kind: type, field: `input_references[${index}]` })),
  ];
}
