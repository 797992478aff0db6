import { createId } from "#lib/data/create-id.ts";
import { createPrompt, renamePrompt } from "#lib/data/prompt/prompts.ts";
import type { PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Reference, Role } from "#lib/domain/prompt/reference.ts";
import { documentOf, filesOf } from "./compose.ts";
import { type DemoPrompt, type FileKey, type PromptKey, prompts } from "./tables.ts";
import { movePrompt } from "./past.ts";
import { uploadFiles, type Uploads } from "./upload-files.ts";

/** A member with what they have made so far. */
export type Author = {
  member: Member;
  uploads: Uploads;
  drafts: Map<PromptKey, PromptId>;
  /** Of each draft's file the one reference that it has in all its wordings. */
  references: Map<string, ReferenceId>;
};

export function beginAuthor(member: Member): Author {
  return { member, uploads: new Map(), drafts: new Map(), references: new Map() };
}

/** The draft of a prompt as its author has it now, made with its uploads at the first time; last changed at a moment. */
export async function writeDraft(
  author: Author,
  key: PromptKey,
  changedAt: Date,
  signal: AbortSignal,
): Promise<PromptId> {
  const made = author.drafts.get(key);
  if (made) return made;
  const id = createId<PromptId>();
  author.drafts.set(key, id);
  await createPrompt(author.member, { id, document: await writeDocument(author, key, prompts[key], signal) });
  const { text } = prompts[key];
  await renamePrompt(author.member, id, text.slice(0, text.indexOf("."))); // each begins with its title
  await movePrompt(id, changedAt);
  return id;
}

/** A prompt in one of its wordings, its files uploaded and measured. */
export async function writeDocument(
  { member, uploads, references }: Author,
  key: PromptKey,
  prompt: DemoPrompt,
  signal: AbortSignal,
): Promise<Prompt> {
  await uploadFiles(member, uploads, filesOf(prompt.text), signal);
  const referTo = (file: FileKey, role: Role | null): Reference => {
    const { id: assetId, kind, name } = uploads.get(file)!; // just uploaded
    const place = `${key}/${file}`;
    const id = references.get(place) ?? createId<ReferenceId>();
    references.set(place, id);
    return { id, assetId, kind, name, role };
  };
  return documentOf(prompt, referTo);
}
