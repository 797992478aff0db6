import type { ModelId } from "#lib/domain/base/id.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import { readFields } from "#lib/providers/import-fields.ts";
import { nameOfUrl } from "#lib/providers/import-name.ts";
import type { ImportedReference, RequestReader } from "#lib/providers/imported-request.ts";
import { modelNames } from "./limits.ts";

const negativeMax = 10_000;

/** Of any of its five models. An `image_url` is read as the first frame. */
export const readRequest: RequestReader = (body) => {
  const modelId = idOf(body.model);
  if (!modelId) return null;
  const fields = readFields(body);
  fields.take("model");
  const text = fields.text("prompt");
  const listed = (name: string, placeOf: (item: Item) => Place | null) =>
    itemsOf(fields.take(name)).flatMap((item, index): ImportedReference[] => {
      const place = placeOf(item);
      const { url } = item;
      if (place && typeof url === "string" && url !== "")
        return [{ ...place, url, name: nameOfUrl(url, `${place.kind} ${index + 1}`) }];
      fields.change(name, item, null);
      return [];
    });
  const references = [
    ...listed("input_references", inputPlace),
    ...fields.files("image_url", "image", "first-frame"),
    ...listed("frame_images", framePlace),
  ];
  const settings = {
    durationMs: fields.duration("seconds", {}),
    aspectRatio: fields.ratio("aspect_ratio", {}),
    resolution: fields.resolution("resolution", {}),
    sound: fields.flag("generate_audio", {}),
    seed: fields.seed("seed"),
    negativePrompt: fields.text("negative_prompt", negativeMax),
  };
  return { modelId, text, references, settings, extras: {}, notes: fields.notes() };
};

type Item = Readonly<Record<string, unknown>>;
type Place = Pick<ImportedReference, "kind" | "role">;

function idOf(name: unknown): ModelId | undefined {
  return [...modelNames].find(([, listed]) => listed === name)?.[0];
}

function itemsOf(value: unknown): Item[] {
  if (value === undefined) return [];
  const items = Array.isArray(value) ? (value as unknown[]) : [value]; // an array of anything is one of unknowns
  return items.map((item) => (item !== null && typeof item === "object" ? (item as Item) : { item })); // its members stay unknown
}

function inputPlace({ type, role }: Item): Place | null {
  const kind = kinds.find((one: Kind) => type === one || role === `reference_${one}`);
  return kind ? { kind, role: null } : null;
}

function framePlace({ type }: Item): Place | null {
  if (type === "first_frame") return { kind: "image", role: "first-frame" };
  return type === "last_frame" ? { kind: "image", role: "last-frame" } : null;
}
