import type { Finished, Output } from "#lib/providers/contract.ts";
import { type Fields, isFields, parseJson } from "#lib/domain/base/fields.ts";
import { findText, layersOf, textOf } from "./fields.ts";

/** Where outputs stand, by the names that services give them. What a request is made of has other names, and is never looked into. */
const places = [
  ["result_url", "video_url", "download_url", "file_url", "url", "uri", "link", "href", "last_frame_url"],
  ["b64_json", "base64", "video_base64"],
  ["outputs", "output", "videos", "video", "resources", "resource", "results", "result", "files", "file"],
  ["urls", "links", "content", "generations", "generation", "data", "task", "job", "response"],
].flat();
const encoded = new Set(["b64_json", "base64", "video_base64"]);
const depthMax = 8;

/** How the outputs of a provider are told from whatever else an answer holds. */
export type OutputPlaces = {
  /** Its documented places: only where none of them holds a film, the usual ones are searched. */
  documented: readonly (readonly string[])[];
  /** Names under which its own requests carry media: an answer that repeats the request has no film there. */
  notOutputs?: readonly string[];
};

/** A file found in an answer. `kind` is undefined where nothing says what it is; what names it in several ways is its `owner`. */
type Found = {
  from: Output["from"];
  kind: Output["kind"] | undefined;
  owner?: Fields;
  revisedPrompt?: string;
};

/**
 * The outputs in an answer: the films, the first of them the result, then the images. Whatever is not said to be an image may be a
 * film. Equal links are one output, and so are the links and bytes that one object has for its film. Null without a film. What lies at `ownPath` is the task itself, and no output.
 */
export function findOutputs(
  answer: unknown,
  { documented, notOutputs = [] }: OutputPlaces,
  ownPath?: string,
): Pick<Finished, "outputs" | "promised"> | null {
  const isOutput = ({ from }: Found) =>
    !ownPath || !("url" in from) || !new URL(from.url).pathname.endsWith(ownPath);
  const read = (value: unknown, name = "", owner?: Fields) =>
    filesIn(value, name, notOutputs, 0, owner).filter(isOutput);
  const asDocumented = documented.flatMap((path) => {
    const holder = memberAt(answer, path.slice(0, -1));
    return read(memberAt(answer, path), path.at(-1), isFields(holder) ? holder : undefined);
  });
  // A last frame may come beside the documented places too.
  const frame = read(findText(layersOf(answer), ["last_frame_url"]), "last_frame_url");
  const all = [...(asDocumented.some(isFilm) ? asDocumented : read(answer)), ...frame];
  const found = distinct(all.toSorted((one, other) => Number(!one.kind) - Number(!other.kind)));
  const films = found.filter(isFilm);
  const [first, ...further] = films.map(({ from, revisedPrompt }, index): Output => ({
    kind: "video",
    role: index === 0 ? "result" : "further",
    from,
    ...(revisedPrompt && { revisedPrompt }),
  }));
  if (!first) return null;
  const images = found
    .filter((file) => !isFilm(file))
    .map(({ from }): Output => ({ kind: "image", role: "last-frame", from }));
  const places = documented.flatMap((path) => [memberAt(answer, path)].filter(Array.isArray).flat());
  const empty = places.filter((place) =>
    isFields(place) ? !isInput(place.role) && read(place).length === 0 : place === null || place === "",
  );
  const promised = Math.max(films.length + empty.length, saidCount(answer));
  return {
    outputs: [first, ...further, ...images],
    ...(promised > films.length && { promised }),
  };
}

/** More than any provider makes at once is no number of films. */
const countMax = 16;

/** How many films an answer says that it was asked for; 0 where it says nothing. */
function saidCount(answer: unknown): number {
  const said = Number(findText(layersOf(answer), ["num_generations", "num_videos", "num_outputs", "n"]));
  return Number.isInteger(said) && said <= countMax ? said : 0;
}

const isFilm = ({ kind }: Found) => kind !== "image";

function distinct(found: readonly Found[]): Found[] {
  const seen = new Set<unknown>();
  return found.filter((file) => {
    const names = [
      ...("url" in file.from ? [file.from.url] : []),
      ...(file.owner && isFilm(file) ? [file.owner] : []),
    ];
    const isNew = !names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isNew;
  });
}

function memberAt(answer: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isFields(value) ? value[name] : undefined), answer);
}

/** The files in a member of this name, which `owner` has for its own file. */
function filesIn(
  value: unknown,
  name: string,
  notOutputs: readonly string[],
  depth: number,
  owner?: Fields,
): Found[] {
  if (depth > depthMax) return [];
  if (typeof value === "string") {
    const text = value.trim();
    // A list that was written down as a text.
    if (/^[[{]/.test(text)) return filesIn(parseJson(text), name, notOutputs, depth + 1);
    const from = placeOf(text, name);
    return from ? [{ from, kind: kindOfWords(name) ?? kindOfLink(text), ...(owner && { owner }) }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((each) => filesIn(each, name, notOutputs, depth + 1));
  if (!isFields(value) || isInput(value.role)) return [];
  const kinds = ["type", "kind", "mime_type", "mimeType", "content_type", "format", "role"];
  const kind = kindOfWords(kinds.map((each) => textOf(value[each])).join(" "));
  const revisedPrompt = textOf(value.revised_prompt);
  return places
    .filter((place) => !notOutputs.includes(place))
    .flatMap((place) => {
      const isOwn = plain.test(place) || named.test(place);
      const found = filesIn(
        value[place],
        plain.test(place) ? name : place,
        notOutputs,
        depth + 1,
        isOwn ? value : undefined,
      );
      // What an object says of itself is about its own file, and not about those of the task that it may be.
      const told = { ...(revisedPrompt && { revisedPrompt }), ...(kind && plain.test(place) && { kind }) };
      return found.map((file) => ({ ...told, ...file, ...(told.kind && { kind: told.kind }) }));
    });
}

/** A name of an object's own file that tells what it is. */
const named = /^(video_url|b64_json|base64|video_base64)$/;
/** A name that tells nothing of what lies there. */
const plain = /^(((result|download|file)_)?ur[il]s?|links?|href)$/;

/** A reference or a frame that was sent, and comes back. */
function isInput(role: unknown): boolean {
  return /^(reference|input|source|first_?frame)/i.test(textOf(role));
}

function placeOf(text: string, name: string): Output["from"] | null {
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? { url: text } : null;
  const inline = /^data:[^,]*;base64,/i.exec(text)?.[0] ?? (encoded.has(name) ? "" : null);
  const bytes = inline === null ? null : Buffer.from(text.slice(inline.length), "base64");
  return bytes && bytes.length > 0 ? { bytes } : null;
}

function kindOfWords(words: string): Output["kind"] | undefined {
  if (/video|mp4|movie|film/i.test(words)) return "video";
  return /image|png|jpe?g|webp|gif|frame|thumbnail|poster|cover/i.test(words) ? "image" : undefined;
}

/** By the ending of its path, or by what a data URL says. */
function kindOfLink(link: string): Output["kind"] | undefined {
  const path = /^http/i.test(link) ? (URL.parse(link)?.pathname ?? "") : "";
  const ending = /^data:([^;,]*)/i.exec(link)?.[1] ?? /\.\w+$/.exec(path)?.[0] ?? "";
  if (/\.(mp4|mov|webm|m4v)$|^video\//i.test(ending)) return "video";
  return /\.(png|jpe?g|webp|gif|bmp|avif|heic)$|^image\//i.test(ending) ? "image" : undefined;
}
