import * as z from "zod/mini";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { exactTextSchema } from "#lib/domain/base/stored.ts";
import { countText, secondsText } from "#lib/domain/base/quantity.ts";
import { choice, flag, leaveOut, type Setting } from "./setting.ts";
import {
  type AspectRatio,
  aspectRatios,
  durationOptionsMs,
  nearestRatio,
  nextLower,
  nextLowerResolution,
  ratioValue,
  resolutions,
  seedMax,
} from "./setting-values.ts";

type Range = { min: number; max: number };

const fallbackDurationMs = 5000;
const fallbackRatio: AspectRatio = "16:9";
const negativePromptMax = 10_000;

/** `null` is random, as providers write it with -1; 0 is a seed. */
const seed: Setting<number | null, Range> = {
  label: "Seed",
  schema: z.nullable(z.int().check(z.gte(0), z.lte(seedMax))),
  initial: null,
  unset: null,
  write: (seed) => (seed === null ? "Random" : String(seed)),
  summarize: (seed) => (seed === null ? "random seed" : `seed ${seed}`),
  control: "number",
  bounds: (range) => ({ min: range?.min ?? 0, max: Math.min(range?.max ?? seedMax, seedMax), step: 1 }),
  toText: (seed) => (seed === null ? "" : String(seed)),
  fromText(text, { min, max } = { min: 0, max: seedMax }) {
    if (text === "" || text === "-1") return { value: null };
    const seed = Number(text);
    return /^\d{1,10}$/.test(text) && seed >= min && seed <= max ? { value: seed } : null;
  },
  rule: (range) => `A whole number from ${range?.min ?? 0} to ${Math.min(range?.max ?? seedMax, seedMax)}`,
  emptyIs: "a random one",
  adapt(seed, range, { variations }) {
    if (!range) return leaveOut<number | null>(null, "seed-unknown", () => ({ seed: seed ?? "" }))(seed);
    if (seed === null || (seed >= range.min && seed + variations - 1 <= range.max)) return { value: seed };
    return {
      value: seed,
      issue: { severity: "error", code: "seed-out-of-range", params: { seed, ...range } },
    };
  },
};

const negativePrompt: Setting<string, true> = {
  label: "Negative prompt",
  schema: exactTextSchema.check(z.maxLength(negativePromptMax)),
  initial: "",
  unset: "",
  write: (text) => text || "None",
  summarize: (text) => (text === "" ? "no negative prompt" : "negative prompt"),
  control: "text",
  toText: (text) => text,
  fromText: (text) => (text.length > negativePromptMax ? null : { value: plainText(text) }),
  rule: () => `At most ${negativePromptMax} characters`,
  adapt: (text, isKnown) => (isKnown ? { value: text } : leaveOut("", "negative-prompt-unknown")(text)),
};

/**
 * Whatever a prompt can ask of a model, and a model can be asked instead, in the order in which it is shown. Forms, overrides, summaries,
 * limits, inputs, galleries and comparisons go through it: a new setting is a row here, and a line in the limits of who takes it.
 */
export const settingTable = {
  durationMs: choice({
    label: "Duration",
    options: ["auto", ...durationOptionsMs],
    initial: 5000,
    write: (ms) => (ms === "auto" ? "Auto" : secondsText(ms)),
    bring(from, offered) {
      const lengths = offered.filter((ms) => ms !== "auto");
      const toMs = nextLower(lengths, from === "auto" ? fallbackDurationMs : from);
      return { value: toMs, code: "duration-changed", params: { from, toMs } };
    },
  }),
  aspectRatio: choice({
    label: "Aspect ratio",
    options: ["match", ...aspectRatios],
    initial: "16:9",
    write: (ratio) => (ratio === "match" ? "Match reference" : ratio),
    bring(from, offered, { pictureRatio }) {
      const ratios = offered.filter((ratio) => ratio !== "match");
      const wanted = from === "match" ? (pictureRatio ?? ratioValue(fallbackRatio)) : ratioValue(from);
      const to = nearestRatio(ratios, wanted, pictureRatio);
      return { value: to, code: "ratio-changed", params: { from, to } };
    },
  }),
  resolution: choice({
    label: "Resolution",
    options: resolutions,
    initial: "720p",
    write: (resolution) => (resolution === "4k" ? "4K" : resolution),
    bring(from, offered) {
      const to = nextLowerResolution(offered, from);
      return { value: to, code: "resolution-changed", params: { from, to } };
    },
  }),
  sound: flag({
    label: "Sound",
    control: "choice",
    initial: true,
    words: ["sound", "no sound"],
    otherwise: (isOn) => ({
      value: isOn,
      issue: { severity: "loss", code: "sound-unknown", params: { sound: isOn ? "on" : "off" } },
    }),
  }),
  seed,
  negativePrompt,
  fixedCamera: flag({
    label: "Fixed camera",
    control: "tick",
    initial: false,
    unset: false,
    words: ["fixed camera", "free camera"],
    otherwise: leaveOut(false, "fixed-camera-unknown"),
  }),
};

/** How many videos are asked for. It is the prompt's alone: no model is told it. */
const variations: Setting<number, never> = {
  label: "Variations",
  schema: z.int().check(z.gte(1), z.lte(4)),
  initial: 1,
  unset: 1,
  write: String,
  summarize: (count) => countText(count, "variation"),
  control: "choice",
  options: [1, 2, 3, 4],
  toText: String,
  fromText: (text) => (/^[1-4]$/.test(text) ? { value: Number(text) } : null),
  adapt: (value) => ({ value }),
};

/** All that a prompt's settings hold. */
export const promptSettingTable = { ...settingTable, variations };

type Table = typeof settingTable;
export type SettingKey = keyof Table;
export type ValueOf<Row> = Row extends Setting<infer Value, infer _Offer> ? Value : never;
export type OfferOf<Row> = Row extends Setting<infer _Value, infer Offer> ? Offer : never;

/** The settings that a model can be asked for, and those of a prompt. */
export type ModelSettings = { [Key in SettingKey]: ValueOf<Table[Key]> };
export type Settings = ModelSettings & { variations: number };

/** The rows of the tables with their keys, in the order in which they are shown. */
export const settingRows = Object.entries(settingTable) as [SettingKey, Setting][]; // the keys of a table that is closed
export const promptSettingRows = Object.entries(promptSettingTable) as [keyof Settings, Setting][]; // the same
