import * as z from "zod/mini";

/** Of the actions that need nothing but a press. */
export const nothingSchema = z.optional(z.strictObject({}));
