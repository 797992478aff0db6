import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "#lib/config.ts";
import * as z from "zod/mini";
import { type AttemptId, attemptIdSchema, operationSchema } from "#lib/domain/base/id.ts";
import { parsePlainJson } from "#lib/domain/base/plain-text.ts";
import { moneySchema } from "#lib/domain/base/money.ts";
import { pendingOutputsSchema } from "#lib/domain/generation/run.ts";
import { log } from "./log.ts";

/** What a provider answered to an attempt that money was spent on, in a file until the database has it. */
const moneyRecordSchema = z.discriminatedUnion("event", [
  z.strictObject({
    event: z.literal("accept"),
    attemptId: attemptIdSchema,
    operation: operationSchema,
    /** Other operations that the same answer names. */
    further: z.optional(z.array(operationSchema)),
    followUp: z.strictObject({
      queue: z.enum(["poll", "render"]),
      lookAfterMs: z.number(),
      deadlineMs: z.number(),
    }),
  }),
  z.strictObject({
    event: z.literal("answer"),
    attemptId: attemptIdSchema,
    answer: z.strictObject({
      outputs: pendingOutputsSchema,
      cost: z.optional(moneySchema),
      revisedPrompt: z.optional(z.string()),
      promised: z.optional(z.int()),
    }),
  }),
]);
export type MoneyRecord = z.infer<typeof moneyRecordSchema>;

const folderOf = (dataDir: string) => dataFolder(dataDir, "spool");
const fileOf = (dataDir: string, attemptId: AttemptId) => join(folderOf(dataDir), `${attemptId}.json`);

/** Puts a record on the disk: it survives this process and the machine's power. */
export async function writeSpool(dataDir: string, record: MoneyRecord): Promise<void> {
  await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const path = fileOf(dataDir, record.attemptId);
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify(record));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** Takes a record away once the database has it. */
export async function clearSpool(dataDir: string, attemptId: AttemptId): Promise<void> {
  await rm(fileOf(dataDir, attemptId), { force: true });
}

/** The records that stand there for at least `minAgeMs`: their worker died, or is still without a database. */
export async function readSpool(dataDir: string, minAgeMs: number): Promise<MoneyRecord[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => []); // nothing was ever spooled
  const records: MoneyRecord[] = [];
  for (const name of names.filter((entry) => entry.endsWith(".json"))) {
    const path = join(folderOf(dataDir), name);
    const record = await readRecord(path, minAgeMs);
    if (record) records.push(record);
  }
  return records;
}

async function readRecord(path: string, minAgeMs: number): Promise<MoneyRecord | null> {
  try {
    if (Date.now() - (await stat(path)).mtimeMs < minAgeMs) return null;
    return moneyRecordSchema.parse(parsePlainJson(await readFile(path, "utf8")));
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!isGone) log.error({ error, path }, "a spooled answer cannot be read");
    return null;
  }
}
