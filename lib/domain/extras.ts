import * as z from "zod/mini";
import type { Issue } from "./issue.ts";
import type { Model } from "./model.ts";
import type { Prompt } from "./prompt.ts";

/**
 * What only some models can be told, and never a whole prompt: set per model, beside the overrides of the settings. Its limits
 * say which model takes which.
 */
export const extrasSchema = z.strictObject({
  /** The last frame is wanted too, as an image. */
  returnLastFrame: z.optional(z.boolean()),
  /** After this time, in whole seconds told in milliseconds, the provider gives an unfinished job up. */
  expiresAfterMs: z.optional(z.int().check(z.gte(1000), z.multipleOf(1000))),
  /** Whom the result belongs to and who is billed, when it is not the key's own account. */
  namespace: z.optional(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/))),
});
export type Extras = z.infer<typeof extrasSchema>;

const words = {
  returnLastFrame: "returning of the last frame",
  expiresAfterMs: "expiry",
  namespace: "namespace to bill",
} as const satisfies Record<keyof Extras, string>;

/** What a model is sent of its extras, and what is said of them. What is not set, or is off, is not sent. */
export function adaptExtras(prompt: Prompt, model: Model): { extras: Extras; issues: Issue[] } {
  const { returnLastFrame, expiresAfterMs, namespace } = prompt.overrides[model.id]?.extras ?? {};
  const taken = model.limits.settings.extras ?? {};
  const issues: Issue[] = [];
  const say = (
    severity: Issue["severity"],
    code: Issue["code"],
    name: keyof Extras,
    params: Issue["params"],
  ) => issues.push({ severity, code, path: ["settings", "extras", name], params });
  const unknown = (name: keyof Extras) =>
    say(model.adaptsAnything ? "note" : "loss", "extra-unknown", name, { what: words[name] });

  const extras: Extras = {};
  if (returnLastFrame) {
    if (taken.returnLastFrame) extras.returnLastFrame = true;
    else unknown("returnLastFrame");
  }
  if (expiresAfterMs !== undefined) {
    const range = taken.expiresAfterMs;
    if (range) extras.expiresAfterMs = expiresAfterMs;
    else unknown("expiresAfterMs");
    if (range && (expiresAfterMs < range.min || expiresAfterMs > range.max)) {
      const params = { ms: expiresAfterMs, minMs: range.min, maxMs: range.max };
      say("error", "expiry-out-of-range", "expiresAfterMs", params);
    }
  }
  if (namespace !== undefined) {
    if (taken.namespace) {
      extras.namespace = namespace;
      say("note", "billed-to", "namespace", { namespace });
    } else unknown("namespace");
  }
  return { extras, issues };
}
