import * as z from "zod/mini";
import { type DialectId, dialectIds } from "#lib/domain/prompt/dialect.ts";
import type { ModelId } from "#lib/domain/base/id.ts";

/** The highest price of a second that may be entered, in micro-units: 1000 USD. */
const pricePerSecondMaxMicro = 1_000_000_000;

/** A price per second in micro-units of USD. Nothing costs nothing: what is not known has no price. */
export const pricePerSecondSchema = z.int().check(z.gte(1), z.lte(pricePerSecondMaxMicro));

/** A way of writing tokens, by its name. */
export const dialectSchema = z.enum(dialectIds as [DialectId, ...DialectId[]]); // there is at least one

/** What the owner chose for one provider; what is absent is as the provider's own data have it. */
export type ProviderChoice = {
  /** One of its dated contracts, by its name. */
  contract?: string;
  dialect?: DialectId;
  /** What a second of output costs, by model. */
  pricesPerSecondMicro?: Partial<Record<ModelId, number>>;
};

/** By the provider's id; the same for everybody in the studio. */
export type ProviderChoices = Readonly<Partial<Record<string, ProviderChoice>>>;
