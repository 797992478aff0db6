import * as z from "zod/mini";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { aspectRatios } from "#lib/domain/settings/setting-values.ts";
import type { TaskStatuses } from "#lib/providers/contract.ts";

const seconds = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** The body of `POST …/seedance-2.0-v2v/async`, every field as its contract has it; the model stands in the path. */
const bodySchema = <Picture extends z.ZodMiniType, Media extends z.ZodMiniType>(
  picture: Picture,
  media: Media,
) =>
  z
    .strictObject({
      prompt: z.string().check(z.minLength(1), z.maxLength(20_000)), // 10 000 characters, of which some count twice here
      video_urls: z.array(media).check(z.minLength(1), z.maxLength(3)),
      reference_images: z.optional(z.array(picture).check(z.minLength(1), z.maxLength(9))),
      audio_urls: z.optional(z.array(media).check(z.minLength(1), z.maxLength(3))),
      first_frame_image: z.optional(picture),
      last_frame_image: z.optional(picture),
      duration: z.literal(seconds),
      resolution: z.enum(["480p", "720p", "1080p"]),
      ratio: z.enum(aspectRatios),
      generate_audio: z.boolean(),
      seed: z.optional(z.int().check(z.gte(-1), z.lte(4_294_967_295))),
      camera_fixed: z.optional(z.boolean()),
      return_last_frame: z.optional(z.boolean()),
      execution_expires_after: z.optional(z.int().check(z.gte(3600), z.lte(259_200))),
    })
    .check(
      z.refine((body) => [...body.prompt].length <= 10_000, "the prompt has more than 10 000 characters"),
      z.refine(
        (body) => !body.reference_images || (!body.first_frame_image && !body.last_frame_image),
        "frames do not stand beside reference images",
      ),
    );

const placeholder = <As extends z.ZodMiniType>(as: As) => z.strictObject({ media: referenceIdSchema, as });

/** A compiled request: where media go stands the reference. Pictures may travel inside the body. */
export const requestSchema = bodySchema(
  placeholder(z.enum(["link", "inline"])),
  placeholder(z.literal("link")),
);
export type ModellixRequest = z.infer<typeof requestSchema>;

/** The request as it is sent, with links and data URLs. */
export const sentSchema = bodySchema(z.url(), z.url());

/** `GET /api/v1/apikey/validate`. */
export const keySchema = z.object({ data: z.object({ is_valid: z.boolean() }) });

/** Every status that is documented or tolerated by its own clients, and what it means. */
export const statuses: TaskStatuses = new Map([
  ["pending", "waiting"],
  ["queued", "waiting"],
  ["created", "waiting"],
  ["processing", "waiting"],
  ["running", "waiting"],
  ["success", "succeeded"],
  ["succeeded", "succeeded"],
  ["completed", "succeeded"],
  ["done", "succeeded"],
  ["failed", "failed"],
  ["error", "failed"],
  ["canceled", "canceled"],
  ["cancelled", "canceled"],
]);
