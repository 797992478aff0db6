import * as z from "zod/mini";
import { conversionIdSchema } from "#lib/domain/base/id.ts";
import { assetSchema } from "./asset.ts";
import { unreadableReasons } from "./unreadable.ts";

/**
 * How many of a member's conversions may wait or be made at a time: those of a whole prompt of fifty files, and some that were taken out.
 * Each holds a worker for as long as it likes, so that one member must not be able to ask for days of them.
 */
export const openConversionsMax = 60;

/**
 * - `waiting`: for its turn.
 * - `making`: a worker makes it.
 * - `done`: it is an asset.
 * - `failed`: nothing was made, and its trouble says why.
 * - `canceled`: its member wants it no more. Nothing of it is left.
 *
 * What has failed or was canceled waits again as soon as it is asked for again.
 */
export const conversionStates = ["waiting", "making", "done", "failed", "canceled"] as const;
export type ConversionState = (typeof conversionStates)[number];

/**
 * Why nothing was made: what makes a file unreadable, or
 * - `too-large`: no encoding has as few bytes as were asked for.
 * - `incomplete`: what was made lacks pictures or sound of the file, or an end of it.
 * - `missing`: the file was deleted, or its bytes are not there.
 * - `disk-full`: the studio's disk has no room.
 * - `internal`: a fault of the studio, which its log has.
 */
export const conversionTroubles = [
  ...unreadableReasons,
  "too-large",
  "incomplete",
  "missing",
  "disk-full",
  "internal",
] as const;
export const conversionTroubleSchema = z.enum(conversionTroubles);
export type ConversionTrouble = z.infer<typeof conversionTroubleSchema>;

/** How far a conversion is, as its member's page is told. `asset` is what was made, once it is done. */
export const conversionSchema = z.strictObject({
  id: conversionIdSchema,
  state: z.enum(conversionStates),
  /** From 0 to 1. */
  progress: z.number().check(z.gte(0), z.lte(1)),
  trouble: z.nullable(conversionTroubleSchema),
  asset: z.nullable(assetSchema),
});
export type Conversion = z.infer<typeof conversionSchema>;

/** Whether it moves no more by itself. */
export function hasEnded({ state }: Pick<Conversion, "state">): boolean {
  return state !== "waiting" && state !== "making";
}
