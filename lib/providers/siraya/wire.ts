import * as z from "zod/mini";
import { referenceIdSchema } from "#lib/domain/base/id.ts";

const withReferences = ["SIRAYA-Seedance-2.0", "SIRAYA-Seedance-2.0-fast"] as const;
const withoutReferences = [
  "ByteDance-Seedance-1.5-pro",
  "ByteDance-Seedance-1.0-pro",
  "ByteDance-Seedance-1.0-pro-fast",
] as const;

/** The body of `POST /v1/videos/generations`. Frames and references exclude each other; references are for 2.0 alone. */
const bodySchema = <Media extends z.ZodMiniType>(url: Media) => {
  const reference = <Kind extends "image" | "video" | "audio">(kind: Kind) =>
    z.strictObject({ type: z.literal(kind), url, role: z.literal(`reference_${kind}`) });
  return z
    .strictObject({
      model: z.enum([...withReferences, ...withoutReferences]),
      prompt: z.string().check(z.minLength(1)),
      seconds: z.literal([5, 10]),
      resolution: z.enum(["480p", "720p", "1080p"]),
      aspect_ratio: z.enum(["16:9", "9:16", "1:1"]),
      generate_audio: z.boolean(),
      negative_prompt: z.optional(z.string().check(z.minLength(1))),
      seed: z.optional(z.int()),
      frame_images: z.optional(
        z
          .array(z.strictObject({ type: z.enum(["first_frame", "last_frame"]), url }))
          .check(z.minLength(1), z.maxLength(2)),
      ),
      input_references: z.optional(
        z
          .array(z.discriminatedUnion("type", [reference("image"), reference("video"), reference("audio")]))
          .check(z.minLength(1)),
      ),
    })
    .check(
      z.refine((body) => !body.frame_images || !body.input_references, "frames exclude references"),
      z.refine(
        (body) => !body.input_references || withReferences.some((name) => name === body.model),
        "this model takes no references",
      ),
    );
};

/** A compiled request: where media go stands the reference. */
export const requestSchema = bodySchema(z.strictObject({ media: referenceIdSchema, as: z.literal("link") }));
export type SirayaRequest = z.infer<typeof requestSchema>;

/** The request as it is sent, with links. */
export const sentSchema = bodySchema(z.url());
