import * as z from "zod/mini";
import { type Ladder, parseStored, type Stored } from "./base/ladder.ts";
import { extrasSchema } from "./settings/extra-table.ts";
import { modelIdSchema } from "./id.ts";
import { kindSchema } from "./kind.ts";
import { referencesMax, textMax, textNodeSchema } from "./prompt.ts";
import { roles } from "./reference.ts";
import { settingsOverrideSchema, settingsSchema } from "./settings.ts";

/** What the name of a prompt file ends in. */
export const promptFileEnding = ".triptych.json";

/** Characters. More than any prompt that the studio keeps, and soon read. */
export const promptFileMaxCharacters = 4_000_000;

const linkMax = 8192;

/**
 * A reference without its asset. Without a name it is an empty slot, of which only the kind is told. `sha256` is of the file as it
 * was uploaded, by which its own member's studio finds it again; `url` is a link from which any studio may fetch it.
 */
const fileReferenceSchema = z.strictObject({
  kind: kindSchema,
  name: z.optional(
    z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[^/\\\p{Cc}\p{Cf}\p{Cs}]+$/u)),
  ),
  role: z.nullable(z.enum(roles)),
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  url: z.optional(
    z.string().check(
      z.maxLength(linkMax),
      z.refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text)),
    ),
  ),
});
export type FileReference = z.infer<typeof fileReferenceSchema>;

const placeSchema = z.int().check(z.gte(0));

/** `at` is a place in `references`, or for a token whose reference was taken out, in `removed`; both count from 0. */
const fileNodeSchema = z.discriminatedUnion("type", [
  textNodeSchema,
  z.strictObject({ type: z.literal("reference"), at: placeSchema }),
  z.strictObject({ type: z.literal("missing"), at: placeSchema }),
]);

/** Whom a video is billed to is nobody's business but its author's, and never taken from a file. */
const fileExtrasSchema = z.omit(extrasSchema, { namespace: true });

/**
 * A prompt as a file that any studio of this kind opens: no id of a member, an asset or a prompt is in it, and tokens name places
 * instead of references. Strict throughout: what is not known is refused, not skipped.
 */
export const promptFileSchema = z
  .strictObject({
    format: z.literal("triptych-prompt"),
    version: z.literal(1),
    body: z.array(fileNodeSchema).check(z.maxLength(2000)),
    references: z.array(fileReferenceSchema).check(z.maxLength(referencesMax)),
    removed: z.array(fileReferenceSchema).check(z.maxLength(referencesMax)),
    settings: settingsSchema,
    modelIds: z.array(modelIdSchema).check(z.maxLength(50)),
    overrides: z.record(
      modelIdSchema,
      z.extend(settingsOverrideSchema, { extras: z.optional(fileExtrasSchema) }),
    ),
  })
  .check(
    z.refine(
      ({ body, references, removed }) =>
        body.every(
          (node) => node.type === "text" || node.at < (node.type === "missing" ? removed : references).length,
        ),
      "a token names a place where there is nothing",
    ),
    z.refine(({ body }) => isKept(body), "more text than the studio keeps"),
  );
export type PromptFile = z.infer<typeof promptFileSchema>;

/** Whether the texts can be kept: those in a row become one, and all of them together go through one request. */
function isKept(body: readonly z.infer<typeof fileNodeSchema>[]): boolean {
  let [inARow, together] = [0, 0];
  for (const node of body) {
    const length = node.type === "text" ? node.text.length : 0;
    inARow = node.type === "text" ? inARow + length : 0;
    together += length;
    if (inARow > textMax || together > 4 * textMax) return false;
  }
  return true;
}

const promptFileLadder: Ladder<PromptFile> = { schema: promptFileSchema, upgrades: [] };
const anyVersionSchema = z.looseObject({ format: promptFileSchema.def.shape.format });

/** Reads the text of a prompt file of any version that a studio ever wrote. */
export function parsePromptFile(text: string): Stored<PromptFile> {
  try {
    if (text.length > promptFileMaxCharacters)
      throw new RangeError("more than any prompt that the studio keeps");
    return parseStored(promptFileLadder, anyVersionSchema.parse(JSON.parse(text)));
  } catch (error) {
    return { state: "unreadable", error };
  }
}

/** The text of a prompt file, made to be read by people too. */
export function promptFileText(file: PromptFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
