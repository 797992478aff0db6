import * as z from "zod/mini";

/** An amount in millionths of a currency unit: 1.12 USD is `{ micro: 1_120_000, currency: "USD" }`. */
export const moneySchema = z.strictObject({
  micro: z.int(),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof moneySchema>;

/** "$1.12", "EUR 0.40": two decimals, or as many as a small amount needs to be told from nothing. */
export function moneyText({ micro, currency }: Money): string {
  const amount = micro / 1_000_000;
  const digits = amount !== 0 && Math.abs(amount) < 0.01 ? 4 : 2;
  return currency === "USD" ? `$${amount.toFixed(digits)}` : `${currency} ${amount.toFixed(digits)}`;
}
