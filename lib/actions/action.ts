import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import * as z from "zod/mini";
import { readConfig } from "#lib/config.ts";
import { AppError, type AppErrorCode } from "#lib/data/app-error.ts";
import { isDiskFull } from "#lib/data/is-disk-full.ts";
import { NewerDocumentError } from "#lib/domain/base/ladder.ts";
import { logEvent, logUnexpected } from "#lib/reads/log.ts";
import { findSignedIn, type SignedIn } from "#lib/session/find-member.ts";

/** What any action may answer instead of its own result. `reference` is what the log has the error under. */
type Refusal =
  | { ok: false; reason: "wrong-origin" | "bad-input" | "signed-out" | "newer" | "disk-full" | AppErrorCode }
  | { ok: false; reason: "internal"; reference: string };

/** An action's one argument, which may be left out where its schema says so. */
type Given<Schema extends z.ZodMiniType> =
  undefined extends z.input<Schema> ? [input?: z.input<Schema>] : [input: z.input<Schema>];

/** An action of a member: with a living session. */
export function memberAction<Schema extends z.ZodMiniType, Result>(
  schema: Schema,
  work: (context: SignedIn & { headers: Headers }, input: z.output<Schema>) => Promise<Result>,
) {
  return action(
    async (headers) => {
      const signedIn = await findSignedIn(headers);
      return signedIn && { ...signedIn, headers };
    },
    schema,
    work,
  );
}

/** An action of somebody who need not have a session: they join, or sign in or out. */
export function publicAction<Schema extends z.ZodMiniType, Result>(
  schema: Schema,
  work: (context: { headers: Headers }, input: z.output<Schema>) => Promise<Result>,
) {
  return action(async (headers) => ({ headers }), schema, work);
}

/**
 * Every action: the origin is ours, the caller may enter, the input has its shape, then the work. An `AppError` becomes a
 * refusal, and so do a document that is newer than the studio and a full disk, anything else a reference number; no message of an error ever leaves.
 */
function action<Schema extends z.ZodMiniType, Context, Result>(
  enter: (headers: Headers) => Promise<Context | null>,
  schema: Schema,
  work: (context: Context, input: z.output<Schema>) => Promise<Result>,
): (...given: Given<Schema>) => Promise<Result | Refusal> {
  return async (...[input]) => {
    try {
      const requestHeaders = new Headers(await headers());
      // The framework runs an action without an Origin, and with one that a forged forwarding header agrees with.
      const origin = requestHeaders.get("origin");
      if (origin !== readConfig().appUrl) {
        logEvent("wrong-origin", { origin: origin?.slice(0, 200) ?? null });
        return { ok: false, reason: "wrong-origin" };
      }
      const context = await enter(requestHeaders);
      if (!context) return { ok: false, reason: "signed-out" };
      const parsed = schema.safeParse(input);
      if (!parsed.success) return { ok: false, reason: "bad-input" };
      return await work(context, parsed.data);
    } catch (error) {
      unstable_rethrow(error); // a redirect is no error
      if (error instanceof AppError) return { ok: false, reason: error.code };
      if (error instanceof NewerDocumentError) return { ok: false, reason: "newer" };
      const reference = logUnexpected(error);
      return isDiskFull(error)
        ? { ok: false, reason: "disk-full" }
        : { ok: false, reason: "internal", reference };
    }
  };
}

/** Of the actions that need nothing but a press. */
export const nothingSchema = z.optional(z.strictObject({}));
