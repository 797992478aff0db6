import * as z from "zod/mini";
import { assetIdSchema } from "#lib/domain/base/id.ts";

/**
 * Why a file could not be fetched from a link.
 * - `gone`: dead, or not for us. `refused`: its server answers with no file. `forbidden`: it leads where nothing may be fetched from.
 * - `unreachable`: nobody is there. `broken`: the connection broke. `too-slow`, `too-large`, `no-space`: the studio's own bounds.
 * - `empty`, `not-taken`, `other-kind`: what came is nothing, nothing that the studio takes, or no file of that kind.
 */
export const importRefusals = [
  "gone",
  "refused",
  "forbidden",
  "unreachable",
  "broken",
  "too-slow",
  "too-large",
  "no-space",
  "empty",
  "not-taken",
  "other-kind",
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

/** A line of the answer while a file is fetched; progress is from 0 to 1, and one of the others is the last line. */
export const importLineSchema = z.union([
  z.strictObject({ progress: z.number() }),
  z.strictObject({ assetId: assetIdSchema }),
  z.strictObject({ refusal: z.enum(importRefusals) }),
  /** A bug: the number under which the log has it. */
  z.strictObject({ reference: z.string() }),
]);
export type ImportLine = z.infer<typeof importLineSchema>;
