import * as z from "zod/mini";
import { exactTextSchema, momentSchema } from "#lib/domain/base/stored.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";

/** Where events are sent: http or https, without a name or password, which would be shown again in settings. */
export const webhookUrlSchema = exactTextSchema.check(
  z.trim(),
  z.maxLength(2000),
  z.refine((text) => {
    const url = URL.parse(text);
    return (
      url !== null &&
      (url.protocol === "https:" || url.protocol === "http:") &&
      url.username === "" &&
      url.password === ""
    );
  }, "an address of http or https without a name and password"),
);

/** What an event says. Nothing of the prompt, and no file: whoever needs more asks the studio. */
export type WebhookBody = {
  /** The same at every try: whoever has seen it already leaves it. */
  id: string;
  type: "run.ended" | "test";
  createdAt: string;
  /** Null of a test. */
  run: {
    id: RunId;
    /** Its page in the studio. */
    url: string;
    generations: readonly {
      id: GenerationId;
      model: string;
      variation: number;
      output: number;
      status: Status;
    }[];
  } | null;
};

/** How long after each failed try the next one comes: five within an hour. In milliseconds. */
export const webhookRetriesMs = [10_000, 60_000, 5 * 60_000, 15 * 60_000, 30 * 60_000] as const;

/** Why a try got no answer: its address is not to be reached from here, nobody answered there, not in time, or nothing was left to sign with. */
export const webhookTroubles = ["refused-address", "unreachable", "too-late", "no-secret"] as const;
export type WebhookTrouble = (typeof webhookTroubles)[number];

/** A member's webhook as settings show it, with how its latest event was answered. */
export const webhookViewSchema = z.strictObject({
  url: z.string(),
  savedAt: momentSchema,
  last: z.nullable(
    z.strictObject({
      isTest: z.boolean(),
      /** Null: not sent yet. */
      triedAt: z.nullable(momentSchema),
      status: z.nullable(z.int()),
      trouble: z.nullable(z.enum(webhookTroubles)),
      /** Null: it was taken, or is given up. */
      nextTryAt: z.nullable(momentSchema),
    }),
  ),
});
export type WebhookView = z.infer<typeof webhookViewSchema>;
