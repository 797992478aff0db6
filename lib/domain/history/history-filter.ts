import * as z from "zod/mini";
import { daySchema } from "#lib/domain/base/stored.ts";
import { statuses } from "#lib/domain/generation/generation.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import { kinds } from "#lib/domain/media/format.ts";
import { tagSchema } from "./tag.ts";
import { choices } from "#lib/domain/judgement/verdict.ts";
import { isTimeZone } from "#lib/domain/base/zoned-day.ts";

/** Characters of the words that are searched for. */
export const historySearchMax = 200;
/** What an amount may be, in units of whatever currency. */
export const historyCostMax = 1_000_000;

/** A part of an address that says nothing that can be used is as good as left out. */
function part<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined);
}

const cost = part(
  z.pipe(
    z.transform((value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)),
    z.coerce.number().check(z.gte(0), z.lte(historyCostMax)),
  ),
);

/**
 * Which of a member's results the history shows: what is left out asks for nothing. A run is listed with those of its results that
 * all of it holds for. Read from addresses as it stands there: any text, of which the nonsense falls away.
 */
export const historyFilterSchema = z.object({
  /** Words of the prompt, or names of its references: all of them, in any order. */
  q: part(z.string().check(z.trim(), z.minLength(1), z.maxLength(historySearchMax), z.regex(/^\P{Cc}*$/u))),
  model: part(modelIdSchema),
  status: part(z.enum(statuses)),
  verdict: part(z.enum([...choices, "none"])),
  /** A kind that one of the prompt's references has; or none at all. */
  reference: part(z.enum([...kinds, "none"])),
  tag: part(tagSchema),
  favourite: part(z.literal("yes")),
  /** Days in `zone`, both included. */
  from: part(daySchema),
  to: part(daySchema),
  /** An IANA name; UTC where it is left out. */
  zone: part(z.string().check(z.maxLength(60), z.refine(isTimeZone))),
  /**
   * What it has cost, in units of its own currency, both included. Free is 0; what nobody knows is left out, and so is what may have
   * cost more than `costTo`.
   */
  costFrom: cost,
  costTo: cost,
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

/** What an address says after its `?` to ask for this; empty where nothing is asked for. */
export function historyParams(filter: HistoryFilter): URLSearchParams {
  const hasDay = filter.from !== undefined || filter.to !== undefined;
  return new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || (name === "zone" && !hasDay) ? [] : [[name, String(value)]],
    ),
  );
}

/** Whether anything is asked for at all. */
export function isFiltered(filter: HistoryFilter): boolean {
  return historyParams(filter).size > 0;
}
