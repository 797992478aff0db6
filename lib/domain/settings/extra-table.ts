import * as z from "zod/mini";
import { leaveOut, type Setting } from "./setting.ts";
import { hoursText, msOfHours } from "./setting-values.ts";

type Range = { min: number; max: number };
const namespacePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const anyTime: Range = { min: 0, max: Number.POSITIVE_INFINITY };

/** Left out of what is sent. */
function unknown<Value>(value: Value | undefined, what: string) {
  return leaveOut<Value | undefined>(undefined, "extra-unknown", () => ({ what }))(value);
}

/** The last frame is wanted too, as an image. */
const returnLastFrame: Setting<boolean | undefined, true> = {
  label: "Return last frame",
  schema: z.boolean(),
  initial: undefined,
  write: (isOn) => (isOn ? "On" : "Off"),
  summarize: (isOn) => (isOn ? "last frame" : ""),
  control: "tick",
  toText: (isOn) => (isOn ? "on" : "off"),
  fromText: (text) => ({ value: text === "on" ? true : undefined }),
  hint: () => "Comes as an image beside the video.",
  adapt(isOn, isKnown) {
    const wanted = isOn || undefined; // what is off is not sent
    return isKnown ? { value: wanted } : unknown(wanted, "returning of the last frame");
  },
};

/** After this time, in whole seconds told in milliseconds, the provider gives an unfinished job up. */
const expiresAfterMs: Setting<number | undefined, Range> = {
  label: "Execution expires after",
  schema: z.int().check(z.gte(1000), z.multipleOf(1000)),
  initial: undefined,
  write: (ms) => (ms === undefined ? "" : `${hoursText(ms)} h`),
  summarize: (ms) => (ms === undefined ? "" : `expires after ${hoursText(ms)} h`),
  control: "number",
  bounds: ({ min, max } = anyTime) => ({ min: hoursText(min), max: hoursText(max), step: "any" }),
  toText: (ms) => (ms === undefined ? "" : hoursText(ms)),
  fromText(text, { min, max } = anyTime) {
    if (text === "") return { value: undefined };
    const ms = msOfHours(text);
    return ms !== null && ms >= min && ms <= max ? { value: ms } : null;
  },
  rule: ({ min, max } = anyTime) => `Hours from ${hoursText(min)} to ${hoursText(max)}, or empty`,
  hint: ({ min, max }) =>
    `In hours, ${hoursText(min)}–${hoursText(max)}. Unfinished videos are given up then.`,
  placeholder: hoursText,
  adapt(ms, range) {
    if (ms === undefined || !range) return unknown(ms, "expiry");
    if (ms >= range.min && ms <= range.max) return { value: ms };
    const params = { ms, minMs: range.min, maxMs: range.max };
    return { value: ms, issue: { severity: "error", code: "expiry-out-of-range", params } };
  },
};

/** Whom the result belongs to and who is billed, when it is not the key's own account. */
const namespace: Setting<string | undefined, true> = {
  label: "Target namespace",
  schema: z.string().check(z.regex(namespacePattern)),
  initial: undefined,
  write: (name = "") => name,
  summarize: (name) => `billed to ${name}`,
  control: "line",
  toText: (name = "") => name,
  fromText: (text) => (text === "" || namespacePattern.test(text) ? { value: text || undefined } : null),
  rule: () => "Letters, digits, dots, hyphens and underscores, at most 100; a letter or digit first",
  hint: () => "The organization that owns and pays for the result.",
  placeholder: () => "The key's own account",
  adapt(name, isKnown) {
    if (name === undefined || !isKnown) return unknown(name, "namespace to bill");
    return { value: name, issue: { severity: "note", code: "billed-to", params: { namespace: name } } };
  },
};

/**
 * What only some models can be told, and never a whole prompt: set per model, beside the overrides of the settings. Its limits
 * say which model takes which. What is not set is not in the document.
 */
export const extraTable = { returnLastFrame, expiresAfterMs, namespace };

type Table = typeof extraTable;
export type ExtraKey = keyof Table;
export const extraRows = Object.entries(extraTable) as [ExtraKey, Setting][]; // the keys of a table that is closed

/** The extras of a document; what is not set is not in it. */
export const extrasSchema = z.strictObject({
  returnLastFrame: z.optional(returnLastFrame.schema),
  expiresAfterMs: z.optional(expiresAfterMs.schema),
  namespace: z.optional(namespace.schema),
});
export type Extras = z.infer<typeof extrasSchema>;
