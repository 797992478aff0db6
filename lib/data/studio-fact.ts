import { database } from "./database.ts";
import type { Prisma } from "#lib/data/generated/client.ts";

/** The facts that the studio keeps about itself; each has one writer. */
export type StudioFactName = "worker-public-key" | "setup-code-hash" | "studio-keys-closed";

/** A fact's JSON value, or null when nobody wrote it yet. The reader parses it: it is `unknown` on purpose. */
export async function readFact(name: StudioFactName): Promise<unknown> {
  const row = await database().studioFact.findUnique({ where: { name } });
  return row?.value ?? null;
}

/** Writes a fact, replacing what was there. `value` must be JSON. */
export async function writeFact(name: StudioFactName, value: Prisma.InputJsonValue): Promise<void> {
  await database().studioFact.upsert({ where: { name }, create: { name, value }, update: { value } });
}
