import * as z from "zod/mini";
import { momentSchema } from "#lib/domain/base/stored.ts";

/** A place in a list ordered by (time, id), newest first. */
export type PageCursor = { at: Date; id: string };

const cursorSchema = z.tuple([momentSchema, z.uuid()]);

/** The text that stands for a place in addresses and answers. */
export function writeCursor(cursor: PageCursor): string {
  return `${cursor.at.toISOString()}_${cursor.id}`;
}

/** The place that a text stands for, or null for any other text. */
export function parseCursor(text: string): PageCursor | null {
  const parsed = cursorSchema.safeParse(text.split("_"));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
