import * as z from "zod/mini";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { aspectRatios } from "#lib/domain/settings/setting-values.ts";
import type { TaskStatuses } from "#lib/providers/contract.ts";

/** What the body's `model` says. */
export const modelName = "bytedance/seedance-2.0-ref2v-spicy";

const seconds = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** The body of `POST /v1/video/generations`, every field as its contract has it; empty arrays are left out. */
const bodySchema = <Picture extends z.ZodMiniType, Media extends z.ZodMiniType>(
  picture: Picture,
  media: Media,
) =>
  z.strictObject({
    model: z.literal(modelName),
    prompt: z.string().check(z.minLength(1)),
    images: z.optional(z.array(picture).check(z.minLength(1), z.maxLength(9))),
    videos: z.optional(z.array(media).check(z.minLength(1), z.maxLength(3))),
    audios: z.optional(z.array(media).check(z.minLength(1), z.maxLength(3))),
    duration: z.literal(seconds),
    size: z.enum(["480p", "720p", "1080p", "4k"]),
    aspect_ratio: z.enum(["adaptive", ...aspectRatios]),
    audio_enable: z.boolean(),
    seed: z.optional(z.int().check(z.gte(-1), z.lte(9_999_999_999))),
  });

const placeholder = <As extends z.ZodMiniType>(as: As) => z.strictObject({ media: referenceIdSchema, as });

/** A compiled request: where media go stands the reference. Pictures may travel inside the body. */
export const requestSchema = bodySchema(
  placeholder(z.enum(["link", "inline"])),
  placeholder(z.literal("link")),
);
export type SirayRequest = z.infer<typeof requestSchema>;

/** The request as it is sent, with links and data URLs. */
export const sentSchema = bodySchema(z.url(), z.url());

/** Every status that is documented, and what it means. */
export const statuses: TaskStatuses = new Map([
  ["not_start", "waiting"],
  ["submitted", "waiting"],
  ["queued", "waiting"],
  ["in_progress", "waiting"],
  ["success", "succeeded"],
  ["failure", "failed"],
]);
