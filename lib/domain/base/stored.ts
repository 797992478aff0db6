import * as z from "zod/mini";
import { plainText, plainTextPattern } from "./plain-text.ts";

// What columns hold: all that comes from outside and is stored or compared there goes through one of these.

/** Text of which what no database takes falls away. */
export const plainTextSchema = z.string().check(z.overwrite(plainText));

/** Text that is kept exactly as it came, and refused where no database takes it. */
export const exactTextSchema = z.string().check(z.regex(plainTextPattern));

/** The version of a saved document; 0 where there is none yet. */
export const savedVersionSchema = z.int().check(z.gte(0), z.lte(2 ** 31 - 1));

/** Of the years that clocks, ISO 8601 and the database write alike, with room for any time zone. */
const hasPlainYear = z.regex(/^(?!000[01]|9999)/, "a year from 2 to 9998");

/** A moment in ISO 8601, UTC. */
export const momentSchema = z.iso.datetime().check(hasPlainYear);

/** A day in ISO 8601. */
export const daySchema = z.iso.date().check(hasPlainYear);
