import { nearestRatio } from "#lib/domain/settings/setting-values.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { removeSecrets } from "#lib/domain/exchange/redact-secrets.ts";
import { textMax } from "#lib/domain/prompt/prompt.ts";
import {
  type AspectRatio,
  aspectRatios,
  durationOptionsMs,
  type Resolution,
  resolutions,
  seedMax,
} from "#lib/domain/settings/setting-values.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import { nameOfUrl } from "./import-name.ts";
import type { ImportedReference, ImportNote } from "./imported-request.ts";

type Value<Name extends keyof Settings> = Settings[Name] | undefined;

/**
 * Reads the fields of a request body one by one and keeps account: what was changed, what the request leaves open, and, when all are
 * read, what nobody asked for. `byDefault` is the provider's documented value for a field that is not there.
 */
export function readFields(body: Readonly<Record<string, unknown>>) {
  const left = new Set(Object.keys(body));
  const changes: ImportNote[] = [];
  const defaults: string[] = [];
  const unsaid: string[] = [];

  const take = (name: string): unknown => {
    left.delete(name);
    return body[name] ?? undefined; // null is as good as nothing
  };
  const change = (name: string, from: unknown, to: string | null) =>
    changes.push({ code: "changed", name, from: shown(from), to });
  const open = <T>(name: string, byDefault: T | undefined): T | undefined => {
    (byDefault === undefined ? unsaid : defaults).push(name);
    return byDefault;
  };

  return {
    take,
    /** Whole seconds. `auto` is how the provider writes that the model decides. */
    duration(name: string, given: { auto?: unknown; byDefault?: Value<"durationMs"> }): Value<"durationMs"> {
      const value = take(name);
      if (value === undefined) return open(name, given.byDefault);
      if (value === "auto" || (given.auto !== undefined && value === given.auto)) return "auto";
      const ms = numberOf(typeof value === "string" ? value.replace(/s$/, "") : value) * 1000;
      if (!Number.isFinite(ms)) return void change(name, value, null);
      const nearest = nearestOf(durationOptionsMs, ms);
      if (nearest !== ms) change(name, value, `${nearest / 1000} s`);
      return nearest;
    },
    /** `match` is how the provider writes "as the reference is". */
    ratio(name: string, given: { match?: string; byDefault?: Value<"aspectRatio"> }): Value<"aspectRatio"> {
      const value = take(name);
      if (value === undefined) return open(name, given.byDefault);
      if (value === "auto" || value === "adaptive" || value === given.match) return "match";
      if (isOneOf<AspectRatio>(aspectRatios, value)) return value;
      const [width = Number.NaN, height = Number.NaN] = textOf(value).split(":").map(Number);
      const isRatio = width > 0 && height > 0 && Number.isFinite(width / height);
      const nearest = isRatio ? nearestRatio(aspectRatios, width / height) : undefined;
      change(name, value, nearest ?? null);
      return nearest;
    },
    resolution(name: string, given: { byDefault?: Value<"resolution"> }): Value<"resolution"> {
      const value = take(name);
      if (value === undefined) return open(name, given.byDefault);
      const lower = typeof value === "string" ? value.toLowerCase() : value;
      if (isOneOf<Resolution>(resolutions, lower)) return lower;
      const [, lines, k] = /^(?:(\d{3,5})p?|(\d{1,2})k)$/.exec(textOf(lower)) ?? [];
      const wanted = k ? Number(k) * 540 : Number(lines);
      const nearest = wanted > 0 ? resolutionOf(nearestOf([480, 720, 1080, 2160], wanted)) : undefined;
      change(name, value, nearest ?? null);
      return nearest;
    },
    flag(name: string, given: { byDefault?: boolean }): boolean | undefined {
      const value = take(name);
      if (value === undefined) return open(name, given.byDefault);
      if (typeof value === "boolean") return value;
      if (value === "true" || value === "false") return value === "true";
      return void change(name, value, null);
    },
    /** −1 is random, as nothing is; 0 is a seed. */
    seed(name: string): Settings["seed"] {
      const value = take(name);
      const seed = numberOf(value);
      if (value === undefined || seed === -1) return null;
      const nearest = Math.round(Math.min(Math.max(seed, 0), seedMax));
      if (!Number.isFinite(nearest)) change(name, value, null);
      else if (nearest !== seed) change(name, value, String(nearest));
      return Number.isFinite(nearest) ? nearest : null;
    },
    variations(name: string): number {
      const value = take(name);
      if (value === undefined) return 1;
      const count = numberOf(value);
      const nearest = Number.isFinite(count) ? Math.round(Math.min(Math.max(count, 1), 4)) : 1;
      if (nearest !== count) change(name, value, String(nearest));
      return nearest;
    },
    /** "" where there is none. */
    text(name: string, maxLength = textMax): string {
      const value = take(name);
      if (value === undefined) return "";
      if (typeof value !== "string") change(name, value, null);
      const text = typeof value === "string" ? value : "";
      if (text.length > maxLength) changes.push({ code: "text-cut", max: maxLength });
      return plainText(text, maxLength);
    },
    /** A whole number of seconds, in milliseconds. */
    seconds(name: string): number | undefined {
      const value = take(name);
      if (value === undefined) return undefined;
      const seconds = numberOf(value);
      if (!Number.isFinite(seconds) || seconds > Number.MAX_SAFE_INTEGER / 1000)
        return void change(name, value, null);
      const whole = Math.max(1, Math.round(seconds));
      if (whole !== seconds) change(name, value, `${whole} s`);
      return whole * 1000;
    },
    /** The files of a list, or of a single field. What is no text is said to be left out. */
    files(name: string, kind: Kind, role: ImportedReference["role"] = null): ImportedReference[] {
      const value = take(name);
      if (value === undefined) return [];
      const urls = Array.isArray(value) ? (value as unknown[]) : [value]; // an array of anything is one of unknowns
      return urls.flatMap((url, index) => {
        if (typeof url === "string" && url.trim() !== "")
          return [{ kind, role, url: url.trim(), name: nameOfUrl(url.trim(), `${kind} ${index + 1}`) }];
        change(name, url, null);
        return [];
      });
    },
    change,
    /** All that is to be said, once every field was read. */
    notes(): ImportNote[] {
      return [
        ...changes,
        ...(left.size > 0 ? [{ code: "left-out" as const, names: [...left] }] : []),
        ...(defaults.length > 0 ? [{ code: "default" as const, names: defaults }] : []),
        ...(unsaid.length > 0 ? [{ code: "unsaid" as const, names: unsaid }] : []),
      ];
    },
  };
}

function nearestOf(options: readonly number[], wanted: number): number {
  return options.reduce((best, option) =>
    Math.abs(option - wanted) < Math.abs(best - wanted) ? option : best,
  );
}

function resolutionOf(lines: number): Resolution {
  return lines === 2160 ? "4k" : (`${lines}p` as Resolution); // one of the options above
}

function isOneOf<Text extends string>(list: readonly Text[], value: unknown): value is Text {
  return list.some((one) => one === value);
}

/** Of a number, or a text that is one. */
const numberOf = (value: unknown) =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "")
    ? Number(value)
    : Number.NaN;
const textOf = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

const shownMax = 60;

function shown(value: unknown): string {
  const text = removeSecrets(textOf(value)).text;
  return text.length > shownMax ? `${plainText(text, shownMax)}…` : text;
}
