import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Failure, FailureKind } from "#lib/domain/generation/failure.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { referencesIn } from "./placeholders.ts";

/** A generation as far as it tells which input stood where. `sent` is null where nobody has read an older request yet. */
type Asked = { request: unknown; sent: Sent | null; prompt: Pick<Prompt, "references"> };

const kindsWithInputs: ReadonlySet<FailureKind> = new Set(["input", "moderation"]);

/**
 * A failure with the input that it is about, where the provider names exactly one: by its place in the request, by its number, or
 * by its kind where only one was sent. Otherwise the failure as it was.
 */
export function nameInput(failure: Failure, asked: Asked): Failure {
  const { kind, about, detail } = failure;
  const part = about?.part;
  if (!kindsWithInputs.has(kind) || (part !== undefined && part !== "input")) return failure;
  // Words about the text too may name an input only because the text does.
  if (part === undefined && /\b(prompts?|text)\b/i.test(detail)) return failure;
  const inputs = inputsOf(asked);
  const named = distinct([...byPath(detail, asked.request, inputs), ...byNumber(detail, inputs, asked)]);
  if (named.length > 1) return failure;
  const wanted = about?.kind ?? kindInPath(detail);
  const alone = inputs.filter((input) => wanted === undefined || input.kind === wanted);
  const isOfInput = part === "input" || kindInPath(detail) !== undefined;
  const reference = named[0] ?? (isOfInput && alone.length === 1 ? alone[0]?.id : undefined);
  const input = inputs.find(({ id }) => id === reference);
  if (!input) return failure;
  return { ...failure, about: { ...about, part: "input", kind: input.kind, reference: input.id } };
}

/** What was sent of a prompt, with its place in the array of its kind, from 1; frames have fields of their own. */
type Input = { id: ReferenceId; kind: Kind; position: number | null };

function inputsOf({ request, sent, prompt }: Asked): Input[] {
  const placed = new Set(referencesIn(request));
  return prompt.references.flatMap(({ id, kind }) => {
    const use = sent?.references[id];
    if (!placed.has(id)) return [];
    return [{ id, kind, position: use?.as === "reference" ? use.position : null }];
  });
}

const distinct = <T>(values: readonly T[]) => [...new Set(values)];

/** "video_urls[0]", "images.1", "frame_images[0].url", "first_frame_image": members of the request, or of its kind's array from 0. */
function byPath(words: string, request: unknown, inputs: readonly Input[]): ReferenceId[] {
  const indexed = [...words.matchAll(/(?<![\w@<[])([a-z][a-z_]*)(?:\[(\d{1,2})\]|\.(\d{1,2})\b(?!\.?\d))/gi)];
  const members = indexed.flatMap(([, name = "", bracketed, dotted]) => {
    const index = Number(bracketed ?? dotted);
    const member = memberOf(request, name);
    if (Array.isArray(member)) return onlyOne(referencesIn(member[index]));
    const kind = kindInName(name);
    return inputs.filter((input) => input.kind === kind && input.position === index + 1).map(({ id }) => id);
  });
  const fields = [...words.matchAll(/(?<!\w)[a-z]+(?:_[a-z]+)+(?![\w[]|\.\d)/gi)].flatMap(([name]) =>
    onlyOne(referencesIn(memberOf(request, name))),
  );
  return [...members, ...fields];
}

const onlyOne = (found: ReferenceId[]) => (found.length === 1 ? found : []);

function memberOf(request: unknown, name: string): unknown {
  if (typeof request !== "object" || request === null || !Object.hasOwn(request, name)) return undefined;
  return Reflect.get(request, name);
}

/** "image", "reference_videos", "audio_url": a name that says of which kind its members are. */
function kindInName(name: string): Kind | undefined {
  const kind = /(?:^|_)(image|video|audio)(?:_url)?s?$/i.exec(name)?.[1]?.toLowerCase();
  return kind === "image" || kind === "video" || kind === "audio" ? kind : undefined;
}

/** "content[2].image_url": a list of another make than ours, of which only the kind is certain. */
function kindInPath(words: string): Kind | undefined {
  const name = /\w\[\d{1,2}\]\.(\w+)/.exec(words)?.[1];
  return name === undefined ? undefined : kindInName(name);
}

const spelled: Readonly<Record<string, Kind>> = {
  image: "image",
  picture: "image",
  photo: "image",
  图片: "image",
  video: "video",
  clip: "video",
  视频: "video",
  audio: "audio",
  sound: "audio",
  音频: "audio",
};
/** A number that is a measure or the beginning of another word is no input's. */
const numbered = new RegExp(
  `(?<![\\p{L}_-])(${Object.keys(spelled).join("|")}) ?(?:#|no\\. ?|number )?(\\d{1,2})(?![\\p{Script=Latin}\\d_%]|[.:,×-]\\d| ?(?:s|sec|seconds?|ms|px|pixels?|[kmg]b|fps|%|x|×|of|image|video)(?!\\p{L}))`,
  "giu",
);

/** "Video 1", "@Image2", "reference image 2": the numbers that the inputs were sent under. What repeats the text that was sent counts not. */
function byNumber(words: string, inputs: readonly Input[], { sent }: Asked): ReferenceId[] {
  const written = sent?.text?.written ?? "";
  return [...words.matchAll(numbered)].flatMap((match) => {
    const [said, word = "", digits] = match;
    const around = /\S* ?$/.exec(words.slice(0, match.index))?.[0] ?? "";
    const after = /^\S* ?\S*/.exec(words.slice(match.index + said.length))?.[0] ?? "";
    if ((around + after).trim() !== "" && written.includes(around + said + after)) return [];
    return inputs
      .filter(({ kind, position }) => kind === spelled[word.toLowerCase()] && position === Number(digits))
      .map(({ id }) => id);
  });
}
