import type { Kind } from "#lib/domain/media/format.ts";

/** The original contract's own table of parameters, read strictly. */
const modelName = "bytedance-seedance-2-0-reference-to-video";
const inputs = {
  input_images: { kind: "image", max: 9 },
  input_videos: { kind: "video", max: 3 },
  input_audios: { kind: "audio", max: 3 },
} as const satisfies Record<string, { kind: Kind; max: number }>;
const known = new Set([
  ...Object.keys(inputs),
  ..."model prompt resolution duration generate_audio aspect_ratio".split(" "),
  ..."response_format target_namespace num_generations".split(" "),
]);
const seconds = Array.from({ length: 12 }, (_, index) => index + 4);
/** Where the vendor's newer page says something else than the original contract. */
const contracts = {
  first: {
    durations: ["auto", ...seconds.map(String)],
    resolutions: ["480p", "720p"],
    total: 12,
    others: new Set(["seed"]),
  },
  newer: {
    durations: [-1, ...seconds],
    resolutions: ["480p", "720p", "1080p", "4k"],
    total: 15,
    others: new Set<string>(),
  },
} as const;
const ratios = ["auto", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"];

export type Body = Record<string, unknown>;

/** Which of its two dated contracts a body is judged by. */
export type Contract = "first" | "newer";

/** What the queue itself looks at before it accepts: null when it does. */
export function refusalAtQueue(body: unknown, contract: Contract): string | null {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return "The body is not a JSON object";
  const { model, num_generations: count = 1 } = body as Body; // just seen to be an object
  if (model !== modelName) return `Unknown model ${JSON.stringify(model)}`;
  const most = contract === "first" ? 4 : 12;
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > most)
    return `num_generations must be an integer between 1 and ${most}`;
  return null;
}

/** What surfaces only when the job runs: the contract's own words where it has some. Null when all is well. */
export function refusalAtRun(body: Body, contract: Contract): string | null {
  const { durations, resolutions, total, others } = contracts[contract];
  const unknown = Object.keys(body).find((name) => !known.has(name) && !others.has(name));
  if (unknown) return `Unknown parameter ${unknown}`;
  if (typeof body.prompt !== "string" || body.prompt === "") return "Field required";
  const lists = Object.entries(inputs).map(([name, { kind, max }]) => ({
    name,
    kind,
    max,
    value: body[name],
  }));
  for (const { name, max, value } of lists) {
    if (value === undefined) continue;
    if (!isListOfUrls(value) || value.length === 0) return `${name} must be a list of URIs, not empty`;
    if (value.length > max) return "Too many input files";
  }
  const count = (kind: Kind) => mediaOf(body).filter((media) => media.kind === kind).length;
  if (mediaOf(body).length > total) return "Too many input files";
  if (count("audio") > 0 && count("image") + count("video") === 0)
    return "Audio requires at least one image or video";
  const isOther = (name: string, allowed: readonly unknown[]) =>
    body[name] !== undefined && !allowed.includes(body[name]);
  if (isOther("duration", durations)) return "Invalid duration";
  if (isOther("resolution", resolutions)) return "Invalid resolution";
  if (isOther("aspect_ratio", ratios)) return "Invalid aspect_ratio";
  if (isOther("response_format", ["url", "b64_json"])) return "Invalid response_format";
  const { generate_audio: sound, seed, target_namespace: namespace } = body;
  if (namespace !== undefined && (typeof namespace !== "string" || namespace === ""))
    return "target_namespace must be a name";
  if (sound !== undefined && typeof sound !== "boolean") return "generate_audio must be a boolean";
  if (seed !== undefined && !Number.isInteger(seed)) return "seed must be an integer";
  for (const [token, word, ordinal] of body.prompt.matchAll(/@(Image|Video|Audio)(\d+)/g)) {
    const kind = word?.toLowerCase();
    const has = lists.find((list) => list.kind === kind)?.value;
    if (Number(ordinal) < 1 || Number(ordinal) > (Array.isArray(has) ? has.length : 0))
      return `${token} names no input`;
  }
  return null;
}

/** Every media link of a body, with its kind. */
export function mediaOf(body: Body): { url: string; kind: Kind; field: string }[] {
  return Object.entries(inputs).flatMap(([name, { kind }]) => {
    const value = body[name];
    return isListOfUrls(value) ? value.map((url, index) => ({ url, kind, field: `${name}[${index}]` })) : [];
  });
}

function isListOfUrls(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string" && URL.canParse(each));
}
