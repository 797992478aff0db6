import type { Sent } from "#lib/domain/generation/sent.ts";

/** What a request tells of what was sent: all but why something was left out. */
export function asReadBack(sent: Sent): Sent {
  const references = Object.entries(sent.references).map(
    ([id, use]) => [id, use.as === "nothing" ? { as: use.as } : use] as const,
  );
  return { ...sent, isRebuilt: true, references: Object.fromEntries(references) };
}
