import * as z from "zod/mini";
import { measuredSchema, type Measured } from "#lib/domain/media/asset.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { type Format, formatSchema, kindSchema } from "#lib/domain/media/format.ts";
import { derivativeKinds } from "#lib/domain/media/derivative.ts";

const madeSchema = z.strictObject({
  kind: z.enum(derivativeKinds),
  fileName: z.string(),
  widthPx: z.optional(z.int()),
  heightPx: z.optional(z.int()),
});
/** A file that a child has made, by its name in the folder that was given. */
export type MadeFile = z.infer<typeof madeSchema>;

/**
 * What a child is asked: `reading` says what a file is and, where a folder is given, makes the poster and the copy that is sent of an
 * image; `cleaning` makes the copy that is sent of a video or sound, and says what was read of that; `recutting` does so where an
 * edit list hides something, which is left out; `show` makes what takes longer, the preview or the waveform, and says how loud it is;
 * `copying` makes the comparing copy of a video, or of a sound the one that browsers play; `strip` makes its filmstrip, and says when its pictures begin; `frame` takes one
 * picture of a video, the one that is seen at `atMs`, or the last one where that is null; `converting` makes what an edit says.
 */
export type MediaJob =
  | { wanted: "reading"; path: string; folder?: string }
  | { wanted: "recutting"; path: string; format: Format; measured: Measured; folder: string }
  | { wanted: "cleaning"; path: string; format: Format; measured: Measured; folder: string }
  | { wanted: "show"; path: string; format: Format; measured: Measured; folder: string }
  | { wanted: "copying"; path: string; format: Format; measured: Measured; folder: string }
  | { wanted: "strip"; path: string; format: Format; measured: Measured; folder: string }
  | {
      wanted: "frame";
      path: string;
      format: Format;
      measured: Measured;
      folder: string;
      atMs: number | null;
    }
  | {
      wanted: "converting";
      path: string;
      format: Format;
      measured: Measured;
      folder: string;
      edit: Edit;
    };

export const mediaJobDoneSchema = z.strictObject({
  format: formatSchema,
  kind: kindSchema,
  measured: measuredSchema,
  made: z.array(madeSchema),
  /** Of a sound that was shown and is not silent. */
  loudnessLufs: z.optional(z.number()),
  /** Of a video whose pictures do not come evenly. */
  frameTimesMs: z.optional(z.array(z.number())),
  /** The picture that was taken, by its name in the folder, and from when on it is seen. */
  frame: z.optional(z.strictObject({ fileName: z.string(), beginMs: z.int() })),
  /** What an edit has made, by its name in the folder; null where it cannot have as few bytes as it should. */
  converted: z.optional(z.nullable(z.string())),
});
export type MediaJobDone = z.infer<typeof mediaJobDoneSchema>;
