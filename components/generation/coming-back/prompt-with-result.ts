import { v7 } from "uuid";
import type { Asset } from "#lib/domain/asset.ts";
import type { ReferenceId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import type { Role } from "#lib/domain/reference.ts";

/** A new prompt that has what came of another as its one reference, and asks the same models for the same kind of video. */
export function promptWithResult(
  prompt: Prompt,
  { id, kind, name }: Pick<Asset, "id" | "kind" | "name">,
  role: Role | null = null,
): Prompt {
  const reference = { id: v7() as ReferenceId, assetId: id, kind, name, role }; // a fresh UUID is what its id is
  return { ...prompt, body: [], references: [reference], removed: [] };
}
