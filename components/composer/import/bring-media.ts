import type { ComposerSession } from "#components/composer/composer-session.ts";
import { judgeFile } from "#components/composer/uploads/judge-file.ts";
import { UploadError } from "#components/composer/uploads/upload-error.ts";
import type { Source } from "#components/composer/uploads/brought.ts";
import { type Format, formatNames, formats, type Kind } from "#lib/domain/media/format.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { fetchLink } from "./fetch-link.ts";
import { type MediaPlace, placeOf } from "./media-place.ts";
import { fetchRefusals, importMessages } from "./messages.ts";

/** While this page lives: links may be signed, and are kept nowhere else. */
const remembered = new Map<ReferenceId, string>();

/** Remembers from where the files of imported references are to come, in whichever prompt they will stand. */
export function rememberMedia(urls: ReadonlyMap<ReferenceId, string>): void {
  for (const [id, url] of urls) remembered.set(id, url);
}

/** Begins to bring the files of the open prompt's imported references that nobody is bringing yet. */
export function bringMedia(session: ComposerSession): void {
  const { document, uploads } = session.store.get();
  for (const reference of document.references) {
    const url = remembered.get(reference.id);
    if (url !== undefined && reference.assetId === null && !uploads.has(reference.id))
      bring(session, reference, url);
  }
}

function bring(session: ComposerSession, reference: Reference, url: string): void {
  const { id, kind } = reference;
  const place = placeOf(url);
  const format = guessFormat(reference.name, kind);
  const add = (source: Source) => session.uploads.addFetched(id, { format, source });
  if (place.at === "link") return add(fetchLink(url, reference));
  if (place.at === "nowhere") return add(refusing(importMessages.nowhere));
  void takeInside(session, reference, place).catch(() => add(refusing(fetchRefusals["not-taken"])));
}

/** A file that came inside the request is uploaded like any other; one that is refused keeps its reference. */
async function takeInside(
  session: ComposerSession,
  { id, kind, name }: Reference,
  place: MediaPlace & { at: "inside" },
): Promise<void> {
  const bytes = place.bytes();
  const verdict = await judgeFile(new File([bytes], name));
  const isRight = "kind" in verdict && verdict.kind === kind;
  if (!isRight) {
    const sentence = "refusal" in verdict ? verdict.refusal : fetchRefusals["other-kind"];
    const format = guessFormat(name, kind);
    return session.uploads.addFetched(id, { format, source: refusing(sentence) });
  }
  const { extension } = formats[verdict.format];
  const file = new File([bytes], name.endsWith(`.${extension}`) ? name : `${name}.${extension}`, {
    lastModified: 0, // so that the same paste is the same file
  });
  await session.uploads.fill(id, file);
}

const refusing =
  (sentence: string): Source =>
  async () => {
    throw new UploadError("refused", sentence);
  };

const usual = { image: "jpeg", video: "mp4", audio: "mp3" } as const satisfies Record<Kind, Format>;

/** What a file probably is until the studio has seen it. */
function guessFormat(name: string, kind: Kind): Format {
  const extension = name.split(".").at(-1)?.toLowerCase();
  const named = formatNames.find(
    (format) => formats[format].extension === extension && formats[format].kind === kind,
  );
  return named ?? usual[kind];
}
