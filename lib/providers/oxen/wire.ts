import * as z from "zod/mini";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import type { FailureAbout } from "#lib/domain/generation/failure.ts";
import { aspectRatios } from "#lib/domain/settings/setting-values.ts";
import type { TaskStatuses } from "#lib/providers/contract.ts";

/** What the body's `model` says. */
export const modelName = "bytedance-seedance-2-0-reference-to-video";

const durations = ["auto", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"] as const;

/** What both of its dated contracts have. */
const common = <Media extends z.ZodMiniType>(media: Media) => {
  const upTo = (count: number) => z.optional(z.array(media).check(z.minLength(1), z.maxLength(count)));
  return {
    model: z.literal(modelName),
    prompt: z.string().check(z.minLength(1)),
    input_images: upTo(9),
    input_videos: upTo(3),
    input_audios: upTo(3),
    generate_audio: z.boolean(),
    aspect_ratio: z.enum(["auto", ...aspectRatios]),
    target_namespace: z.optional(z.string().check(z.minLength(1))),
    num_generations: z.literal(1),
  };
};

/** The body of `POST /api/ai/queue`, every field as the original contract has it; empty arrays are left out. */
const bodySchema = <Media extends z.ZodMiniType>(media: Media) =>
  z.strictObject({
    ...common(media),
    resolution: z.enum(["480p", "720p"]),
    duration: z.enum(durations),
    seed: z.optional(z.int()),
  });

/** The same under the newer page: −1 is "auto". */
const newerBodySchema = <Media extends z.ZodMiniType>(media: Media) =>
  z.strictObject({
    ...common(media),
    resolution: z.enum(["480p", "720p", "1080p", "4k"]),
    duration: z.literal([-1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
  });

const placeholder = z.strictObject({ media: referenceIdSchema, as: z.literal("link") });

/** A compiled request: where media go stands the reference. */
export const requestSchema = bodySchema(placeholder);
export const newerRequestSchema = newerBodySchema(placeholder);
export type OriginalRequest = z.infer<typeof requestSchema>;
export type NewerRequest = z.infer<typeof newerRequestSchema>;
export type OxenRequest = OriginalRequest | NewerRequest;

/** The request as it is sent, with links, under whichever contract it was compiled. */
export const sentSchema = z.union([bodySchema(z.url()), newerBodySchema(z.url())]);

/** `null` where a field has nothing is taken like its absence. */
const text = z.nullish(z.string());

/** `GET /api/ai/generations/{id}`: what it cost in USD, a decimal string. */
export const billedSchema = z.object({ cost: z.union([z.string(), z.number()]) });

/** The last second of the year 9999, from where on a moment has no usual form. */
const lastSecond = 253_402_300_799;

/** `GET /api/ai/queue`: active jobs, in whichever envelope. */
const jobSchema = z.object({
  generation_id: z.union([z.string().check(z.minLength(1)), z.number()]),
  model: text,
  prompt: text,
  enqueued_at: z.catch(z.nullish(z.number().check(z.gte(0), z.lte(lastSecond))), null),
});
export const listedSchema = z.union([
  z.object({ generations: z.array(jobSchema) }),
  z.pipe(
    z.array(jobSchema),
    z.transform((generations) => ({ generations })),
  ),
]);

/** Every status that is documented, and what it means. */
export const statuses: TaskStatuses = new Map([
  ["queued", "waiting"],
  ["processing", "waiting"],
  ["succeeded", "succeeded"],
  ["failed", "failed"],
  ["cancelled", "canceled"],
]);

/** The texts of its error table: each says that the request itself was wrong, and some say where. */
export const inputErrors: readonly (readonly [text: string, about?: FailureAbout])[] = [
  ["Field required"],
  ["Too many input files"],
  ["Audio requires at least one image or video"],
  ["Invalid duration", { part: "settings" }],
  ["Invalid resolution", { part: "settings" }],
  ["num_generations must be an integer between 1 and 4", { part: "settings" }],
];
