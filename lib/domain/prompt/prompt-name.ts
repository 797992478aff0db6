import * as z from "zod/mini";
import { plainTextSchema } from "#lib/domain/base/stored.ts";
import { plainText, unseen, visible } from "#lib/domain/base/plain-text.ts";
import { storedExcerpt } from "./prompt-excerpt.ts";

/** In UTF-16 units. */
export const promptNameMax = 120;

/** What an author calls a prompt, on one line that reads one way; empty, as where nothing of it can be seen, it goes by its first words. */
export const promptNameSchema = plainTextSchema.check(
  z.overwrite((text) => {
    const line = text.replace(/\s+/g, " ").replace(unseen, "").trim();
    return visible.test(line) ? line : "";
  }),
  z.maxLength(promptNameMax),
);

/** What a prompt is called in lists: its name, else the beginning of its text. Empty where it has neither. */
export function storedTitle(name: string | null, stored: unknown): string {
  return name || storedExcerpt(stored);
}

/** What a copy of a prompt is called; one without a name has none either. */
export function nameOfCopy(name: string): string {
  const ending = " copy";
  return name === "" ? "" : plainText(name, promptNameMax - ending.length) + ending;
}
