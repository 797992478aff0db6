import * as z from "zod/mini";
import type { IssueCode, IssueParams, Severity } from "#lib/domain/limits/issue.ts";

/** What adapting one setting may have to know of the rest of the prompt. */
export type Surroundings = {
  variations: number;
  /** Width by height of the first picture among the references. */
  pictureRatio: number | null;
};

/** What a model is sent for what was asked, and the issue with it. */
export type Adapted<Value> = {
  value: Value;
  issue?: { severity: Severity; code: IssueCode; params: IssueParams };
};

/**
 * Everything that the studio knows of one setting. `Offer` is what the limits of a model say that it takes; a model whose limits say
 * nothing does not know the setting.
 */
export type Setting<Value = unknown, Offer = unknown> = {
  label: string;
  schema: z.ZodMiniType<Value>;
  /** What a new prompt has, and a document from before there was this setting. */
  initial: Value;
  /** Asks for nothing. Absent where every value asks for something. */
  unset?: Value;
  /** In words, beside its label: "5 s", "Auto", "4K", "On". */
  write(value: Value): string;
  /** In words, among other settings in one line: "5 s", "no sound", "seed 7". */
  summarize(value: Value): string;
  /** What holds it in a form. */
  control: "choice" | "tick" | "number" | "line" | "text";
  /** Every value, where they can be counted. */
  options?: readonly Value[];
  /** Of a number: what its control takes, as attributes. */
  bounds?(offer?: Offer): { min: number | string; max: number | string; step: number | "any" };
  toText(value: Value): string;
  /** Null where the text is none of its values, or none that the model takes. */
  fromText(text: string, offer?: Offer): { value: Value } | null;
  /** What is wrong with a text that is none of its values, without what an empty one means. */
  rule?(offer?: Offer): string;
  /** What a prompt gets for an empty text, where that is a value: "a random one". */
  emptyIs?: string;
  /** The description beneath its control where one model is told it. */
  hint?(offer: Offer): string;
  /** What stands in its empty control; `deadlineMs` is the model's own. */
  placeholder?(deadlineMs: number): string;
  /** Of a choice: whether a model that offers this takes the value as it is. Absent: it takes every one. */
  takes?(value: Value, offer: Offer): boolean;
  /** Without an offer the model does not know the setting. */
  adapt(value: Value, offer: Offer | undefined, around: Surroundings): Adapted<Value>;
};

/** Whether a value says nothing at all. No seed is a choice: a random one. */
export function asksNothing({ unset, emptyIs }: Setting, value: unknown): boolean {
  return unset !== undefined && value === unset && emptyIs === undefined;
}

/** Leaves a value out that a model does not know, which is a loss. */
export function leaveOut<Value>(
  unset: Value,
  code: IssueCode,
  params: (value: Value) => IssueParams = () => ({}),
): (value: Value) => Adapted<Value> {
  return (value) =>
    value === unset ? { value } : { value: unset, issue: { severity: "loss", code, params: params(value) } };
}

type Words<Value> = { write?: (value: Value) => string; summarize?: (value: Value) => string };

/** One of several values. A model offers a list of them; what is not among it is left out, or becomes what `bring` says. */
export function choice<const Value extends string | number>({
  label,
  options,
  write = String,
  summarize = write,
  ...rest
}: {
  label: string;
  options: readonly Value[];
  initial: NoInfer<Value>;
} & Words<NoInfer<Value>> &
  (
    | { unset: NoInfer<Value>; bring?: undefined }
    | {
        unset?: undefined;
        bring(
          value: NoInfer<Value>,
          offered: readonly NoInfer<Value>[],
          around: Surroundings,
        ): { value: NoInfer<Value>; code: IssueCode; params: IssueParams };
      }
  )): Setting<Value, readonly Value[]> {
  const takes = (value: Value, offered: readonly Value[]) => value === rest.unset || offered.includes(value);
  const what = label.toLowerCase();
  return {
    label,
    schema: z.literal(options),
    initial: rest.initial,
    unset: rest.unset,
    write,
    summarize,
    control: "choice",
    options,
    toText: String,
    fromText: (text) => {
      const value = options.find((option) => String(option) === text);
      return value === undefined ? null : { value };
    },
    takes,
    adapt(value, offered = [], around) {
      if (takes(value, offered)) return { value };
      if (!rest.bring) return leaveOut<Value>(rest.unset, "extra-unknown", () => ({ what }))(value);
      const { value: brought, code, params } = rest.bring(value, offered, around);
      return { value: brought, issue: { severity: "loss", code, params } };
    },
  };
}

/** On or off, for whole models that know it at all. */
export function flag({
  words: [on, off],
  ...row
}: Pick<Setting<boolean, true>, "label" | "initial" | "unset" | "control"> & {
  /** In one line, on and off. */
  words: readonly [on: string, off: string];
  /** What a model gets that does not know it. */
  otherwise: (value: boolean) => Adapted<boolean>;
}): Setting<boolean, true> {
  const { otherwise, ...facts } = row;
  return {
    ...facts,
    schema: z.boolean(),
    write: (isOn) => (isOn ? "On" : "Off"),
    summarize: (isOn) => (isOn ? on : off),
    options: [true, false],
    toText: (isOn) => (isOn ? "on" : "off"),
    fromText: (text) => (text === "on" || text === "off" ? { value: text === "on" } : null),
    adapt: (value, offer) => (offer ? { value } : otherwise(value)),
  };
}
