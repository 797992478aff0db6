import * as z from "zod/mini";
import type { ImportLine } from "#lib/domain/exchange/import-line.ts";
import { kindSchema } from "#lib/domain/media/format.ts";
import { importMedia } from "./import-media.ts";
import { logUnexpected } from "./log.ts";
import { memberPost } from "./member-route.ts";

const urlMax = 8192;

const wantedSchema = z.strictObject({
  url: z.string().check(
    z.maxLength(urlMax),
    z.refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text)),
  ),
  kind: kindSchema,
  name: z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[^/\\\p{Cc}\p{Cf}]+$/u)),
});

/** Fetches a file from a link for the member who asks, and tells how far it is: a line of JSON for each step, the asset last. */
export const importRoute = memberPost(wantedSchema, async (member, wanted, request) => {
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort(request.signal.reason), { once: true });
  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (line: ImportLine) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      let told = 0;
      const onProgress = (progress: number) => {
        if (progress - told < 0.01) return;
        told = progress;
        write({ progress });
      };
      write({ progress: 0 });
      try {
        write(await importMedia(member, wanted, { signal: gone.signal, onProgress }));
      } catch (error) {
        if (!gone.signal.aborted) write({ reference: logUnexpected(error) });
      }
      if (!gone.signal.aborted) controller.close();
    },
    cancel: (reason) => gone.abort(reason),
  });
  return new Response(lines, {
    headers: { "content-type": "application/x-ndjson", "x-accel-buffering": "no" },
  });
});
