import type { Kind } from "#lib/domain/media/format.ts";
import { readFields } from "./import-fields.ts";
import type { ImportedReference, UnnamedRequest } from "./imported-request.ts";

/** How the makers' and the providers' documentation calls the files of a request. */
const fileFields: readonly [kind: Kind, role: ImportedReference["role"], names: readonly string[]][] = [
  [
    "image",
    null,
    [
      ...["image", "images", "image_url", "image_urls", "input_image", "input_images"],
      ...["reference_image", "reference_images", "reference_image_url", "reference_image_urls"],
    ],
  ],
  [
    "image",
    "first-frame",
    ["first_frame", "first_frame_image", "first_frame_url", "first_frame_image_url", "start_image_url"],
  ],
  [
    "image",
    "last-frame",
    [
      ...["last_frame", "last_frame_image", "last_frame_url", "last_frame_image_url", "end_image_url"],
      "tail_image_url",
    ],
  ],
  [
    "video",
    null,
    [
      ...["video", "videos", "video_url", "video_urls", "input_video", "input_videos"],
      ...["reference_video", "reference_videos", "reference_video_url", "reference_video_urls"],
    ],
  ],
  [
    "audio",
    null,
    [
      ...["audios", "audio_url", "audio_urls", "input_audio", "input_audios"],
      ...["reference_audio", "reference_audios", "reference_audio_url", "reference_audio_urls"],
    ],
  ],
];

/** Reads the fields of a body that names no model, by the names that most of them have. Null unless it has words and files. */
export function readUnnamedRequest(body: Readonly<Record<string, unknown>>): UnnamedRequest | null {
  if ("model" in body || typeof body["prompt"] !== "string") return null;
  const fields = readFields(body);
  const text = fields.text("prompt");
  const references = fileFields.flatMap(([kind, role, names]) =>
    names.flatMap((name) => fields.files(name, kind, role)),
  );
  if (references.length === 0) return null;
  const named = (...names: readonly string[]) => names.find((name) => name in body);
  const duration = named("duration", "seconds");
  const ratio = named("aspect_ratio", "ratio");
  const resolution = named("resolution", "size");
  const sound = named("generate_audio", "audio_enable", "sound");
  const negative = named("negative_prompt");
  const settings = {
    durationMs: duration === undefined ? undefined : fields.duration(duration, { auto: -1 }),
    aspectRatio: ratio === undefined ? undefined : fields.ratio(ratio, { match: "adaptive" }),
    resolution: resolution === undefined ? undefined : fields.resolution(resolution, {}),
    sound: sound === undefined ? undefined : fields.flag(sound, {}),
    seed: fields.seed("seed"),
    ...(negative !== undefined && { negativePrompt: fields.text(negative, negativeMax) }),
  };
  return { text, references, settings, extras: {}, notes: fields.notes() };
}

/** Characters that a prompt keeps of it. */
const negativeMax = 10_000;
