import * as z from "zod/mini";

/** An amount in millionths of a currency unit: 1.12 USD is `{ micro: 1_120_000, currency: "USD" }`. */
export const moneySchema = z.strictObject({
  micro: z.int(),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof moneySchema>;
