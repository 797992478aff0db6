import * as z from "zod/mini";
import { plainTextSchema } from "#lib/domain/base/stored.ts";

/** In characters. Long phrases are welcome; no rule asks for kinds of characters. */
export const passwordMinLength = 8;
export const passwordMaxLength = 128;

/** In characters. */
export const memberNameMaxLength = 100;
export const memberNameSchema = plainTextSchema.check(
  z.trim(),
  z.minLength(1),
  z.maxLength(memberNameMaxLength),
);

/** Addresses are compared in lower case, without spaces around them. */
export const emailSchema = z.pipe(
  z.string().check(z.trim(), z.toLowerCase()),
  z.email().check(z.maxLength(254)),
);

/** A password that is being chosen. */
export const newPasswordSchema = z
  .string()
  .check(z.minLength(passwordMinLength), z.maxLength(passwordMaxLength));

/** What somebody types to get an account. */
export const newcomerSchema = z.strictObject({
  name: memberNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
});

/** What somebody types to sign in: any password may be tried, so that old ones never stop working. */
export const credentialsSchema = z.strictObject({
  email: emailSchema,
  password: z.string().check(z.minLength(1), z.maxLength(passwordMaxLength)),
});
