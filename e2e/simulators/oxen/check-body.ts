import type { Kind } from "#lib/domain/kind.ts";

/** The seed's own table of parameters, read strictly. */
const modelName = "bytedance-seedance-2-0-reference-to-video";
const inputs = {
  input_images: { kind: "image", max: 9 },
  input_videos: { kind: "video", max: 3 },
  input_audios: { kind: "audio", max: 3 },
} as const satisfies Record<string, { kind: Kind; max: number }>;
const known = new Set([
  ...Object.keys(inputs),
  ..."model prompt resolution duration generate_audio aspect_ratio seed".split(" "),
  ..."response_format target_namespace num_generations".split(" "),
]);
const durations = ["auto", ...Array.from({ length: 12 }, (_, index) => String(index + 4))];
const ratios = ["auto", "21:9", "16:9", "4:3", "1:1", "3:4", "9:16"];

export type Body = Record<string, unknown>;

/** What the queue itself looks at before it accepts: null when it does. */
export function refusalAtQueue(body: unknown): string | null {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return "The body is not a JSON object";
  const { model, num_generations: count = 1 } = body as Body; // just seen to be an object
  if (model !== modelName) return `Unknown model ${JSON.stringify(model)}`;
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > 4)
    return "num_generations must be an integer between 1 and 4";
  return null;
}

/** What surfaces only when the job runs: the contract's own words where it has some. Null when all is well. */
export function refusalAtRun(body: Body): string | null {
  const unknown = Object.keys(body).find((name) => !known.has(name));
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
  if (mediaOf(body).length > 12) return "Too many input files";
  if (count("audio") > 0 && count("image") + count("video") === 0)
    return "Audio requires at least one image or video";
  const { duration, resolution, aspect_ratio: ratio, generate_audio: sound, seed } = body;
  if (duration !== undefined && (typeof duration !== "string" || !durations.includes(duration)))
    return "Invalid duration";
  if (resolution !== undefined && resolution !== "480p" && resolution !== "720p") return "Invalid resolution";
  if (ratio !== undefined && (typeof ratio !== "string" || !ratios.includes(ratio)))
    return "Invalid aspect_ratio";
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
