import type { Transaction } from "#lib/data/database.ts";
import { enqueue } from "#lib/data/jobs.ts";
import type { GenerationId } from "#lib/domain/id.ts";

/**
 * Asks for a queued generation to be submitted. Its group lets the queue hold back one member's flood to one provider
 * without holding back anybody else. A model's id begins with its provider's.
 */
export async function enqueueSubmit(
  transaction: Transaction,
  generation: { id: string; modelId: string; memberId: string },
  afterMs = 0,
): Promise<void> {
  await enqueue(
    transaction,
    "submit",
    { generationId: generation.id as GenerationId }, // the column holds nothing else
    { afterMs, group: `${providerIdOf(generation.modelId)}/${generation.memberId}` },
  );
}

/** The provider that a model belongs to: the part of the model's id before the slash. */
export function providerIdOf(modelId: string): string {
  return modelId.slice(0, modelId.indexOf("/"));
}
