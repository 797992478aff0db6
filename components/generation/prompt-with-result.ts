import { v7 } from "uuid";
import type { Asset } from "#lib/domain/asset.ts";
import type { ReferenceId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";

/** A new prompt that has a result as its one reference, and asks the same models for the same kind of video. */
export function promptWithResult(prompt: Prompt, asset: Asset): Prompt {
  return {
    ...prompt,
    body: [],
    references: [
      {
        id: v7() as ReferenceId, // a fresh UUID is what a reference's id is
        assetId: asset.id,
        kind: asset.kind,
        name: asset.name,
        role: null,
      },
    ],
    removed: [],
  };
}
