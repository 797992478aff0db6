import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { dataFolder } from "#lib/config.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import type { PendingOutputs } from "#lib/domain/generation/run.ts";
import type { Answer } from "#lib/domain/generation/answer.ts";
import type { Finished, Output } from "#lib/providers/contract.ts";

/** Where everything that belongs to one attempt lies until its outputs are stored. */
export function attemptFolder(dataDir: string, attemptId: AttemptId): string {
  return join(dataFolder(dataDir, "attempts"), attemptId);
}

/** An answer as rows can hold it. */
export async function keepAnswer(
  dataDir: string,
  attemptId: AttemptId,
  { outputs, cost, revisedPrompt, promised }: Finished,
): Promise<Answer> {
  const kept = await keepOutputs(dataDir, attemptId, outputs.map(withBoundedPrompt));
  return { outputs: kept, cost, promised, ...withBoundedPrompt({ revisedPrompt }) };
}

/** UTF-16 units of a revised prompt that are kept: no row and no page hangs on how much a provider writes. */
const revisedPromptMax = 50_000;

function withBoundedPrompt<T extends { revisedPrompt?: string }>(given: T): T {
  const { revisedPrompt } = given;
  return revisedPrompt === undefined
    ? given
    : { ...given, revisedPrompt: plainText(revisedPrompt, revisedPromptMax) };
}

/** Outputs as a row can hold them: bytes become files, and paths are told from DATA_DIR, which may move. */
async function keepOutputs(
  dataDir: string,
  attemptId: AttemptId,
  outputs: readonly Output[],
): Promise<PendingOutputs> {
  return Promise.all(
    outputs.map(async ({ from, ...output }, index) => {
      if ("url" in from) return { ...output, from };
      if ("file" in from) return { ...output, from: { file: relative(dataDir, from.file) } };
      const folder = attemptFolder(dataDir, attemptId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `answer-${index}`);
      // In place of what an earlier answer left, never into it: a result that is stored may be the same file.
      await writeFile(`${path}.new`, from.bytes, { mode: 0o600, flush: true });
      await rename(`${path}.new`, path);
      return { ...output, from: { file: relative(dataDir, path) } };
    }),
  );
}
