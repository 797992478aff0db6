import { pricePerSecondSchema } from "#lib/domain/account/provider-choice.ts";

/** A price as it is written, in micro-units of USD: null where nothing is, undefined where it is no price. */
export function parsePrice(text: string): number | null | undefined {
  const written = text.trim().replace(/^\$\s*/, "");
  if (written === "") return null;
  const [, whole, fraction = ""] = /^(\d{1,4})(?:[.,](\d{1,6}))?$/.exec(written) ?? [];
  if (whole === undefined) return undefined;
  return pricePerSecondSchema.safeParse(Number(whole) * 1_000_000 + Number(fraction.padEnd(6, "0"))).data;
}

/** A price as it can be written again, without an end of noughts; empty where it is unknown. */
export function priceText(micro: number | null): string {
  if (micro === null) return "";
  const fraction = String(micro % 1_000_000).padStart(6, "0");
  return `${Math.floor(micro / 1_000_000)}.${fraction}`.replace(/\.?0+$/, "");
}
