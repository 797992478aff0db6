import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { promptPieces } from "#lib/domain/prompt/prompt-excerpt.ts";
import { ReferenceChip } from "./reference-chip.tsx";

/** So many pieces are more than any line shows. */
const shownMax = 60;

/** A prompt's words on one line, with its references as chips: never by their files' names. */
export function PromptLine({ prompt }: { prompt: Pick<Prompt, "body" | "references" | "removed"> }) {
  const pieces = promptPieces(prompt).slice(0, shownMax);
  if (!pieces.some((piece) => !("text" in piece) || piece.text.trim() !== "")) return untitledPrompt;
  return pieces.map((piece) =>
    "text" in piece ? (
      piece.text
    ) : piece.reference ? (
      <ReferenceChip
        key={piece.at}
        label={piece.label}
        kind={piece.reference.kind}
        assetId={piece.reference.assetId}
      />
    ) : (
      piece.label
    ),
  );
}
