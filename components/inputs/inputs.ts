import type { ReferenceUse, Sent } from "#lib/domain/generation/sent.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { writeSettings } from "#lib/domain/settings/settings-text.ts";
import { inputsMessages } from "./messages.ts";

/** A piece of the sent text; `label` names the reference whose token it is. */
export type SentPiece = { at: number; text: string; label: string | null };

/** What became of one reference. */
export type SentReference = {
  id: string;
  label: string;
  name: string;
  kind: Kind;
  assetId: AssetId | null;
  /** In words: how it was sent, or that it was not. Null where nobody can tell. */
  use: string | null;
  isSent: boolean;
  /** It was the first or last frame. */
  isFrame: boolean;
};

/** What one model was really sent. */
export type Inputs = {
  /** A remark on all of it: where it was read from, or that it has yet to be read. Null where it was kept when it was sent. */
  remark: string | null;
  /** Null where nothing was sent: the studio renders it. Absent where nobody can tell. */
  text?: readonly SentPiece[] | null;
  references: readonly SentReference[];
  settings: readonly { name: string; value: string }[];
};

/** What a generation's model was sent; null of an older one whose request was not read yet. */
export function inputsOf({ prompt }: Pick<Snapshot, "prompt">, sent: Sent | null): Inputs {
  const labels = numberReferences(prompt.references);
  const labelOf = (id: (typeof prompt.references)[number]["id"]) => {
    const number = labels.get(id);
    return number ? referenceLabel(number) : "";
  };
  const text = sent?.text && piecesOf(sent.text, labelOf);
  return {
    remark: remarkOn(sent),
    ...(text !== undefined && { text }),
    references: prompt.references.map(({ id, assetId, kind, name }) => {
      const use = sent?.references[id];
      return {
        id,
        label: labelOf(id),
        name,
        kind,
        assetId,
        use: (sent && use && useText(use, kind, spellingOf(sent, id))) ?? null,
        isSent: use?.as !== "nothing",
        isFrame: use?.as === "first-frame" || use?.as === "last-frame",
      };
    }),
    settings: sent ? writeSettings(sent.settings) : [],
  };
}

function remarkOn(sent: Sent | null): string | null {
  if (!sent) return inputsMessages.notRead;
  return sent.isRebuilt ? inputsMessages.rebuilt : null;
}

function spellingOf({ text }: Sent, id: string): string | null | undefined {
  if (!text) return text;
  const token = text.tokens.find((one) => one.id === id);
  return token ? text.written.slice(token.start, token.end) : undefined;
}

/** `spelling` is null where there is no text to stand in. */
function useText(use: ReferenceUse, kind: Kind, spelling: string | null | undefined): string {
  switch (use.as) {
    case "first-frame":
      return spelling === null ? inputsMessages.asFirst.used : inputsMessages.asFirst.sent;
    case "last-frame":
      return spelling === null ? inputsMessages.asLast.used : inputsMessages.asLast.sent;
    case "part":
      return inputsMessages.used;
    case "reference":
      return spelling ? inputsMessages.writtenAs(spelling) : inputsMessages.notMentioned;
    case "nothing":
      return whyText(use.why, kind);
  }
}

function whyText(why: Extract<ReferenceUse, { as: "nothing" }>["why"], kind: Kind): string {
  switch (why) {
    case "kind":
      return inputsMessages.noKind(kind === "audio" ? "sound" : kind);
    case "time":
      return inputsMessages.noTime;
    case "sound-off":
      return inputsMessages.soundOff;
    case undefined:
      return inputsMessages.notSent;
  }
}

function piecesOf(
  { written, tokens }: NonNullable<Sent["text"]>,
  labelOf: (id: (typeof tokens)[number]["id"]) => string,
): SentPiece[] {
  const pieces: SentPiece[] = [];
  let at = 0;
  const put = (end: number, label: string | null) => {
    if (end > at) pieces.push({ at, text: written.slice(at, end), label });
    at = end;
  };
  for (const { id, start, end } of tokens) {
    put(start, null);
    put(end, labelOf(id));
  }
  put(written.length, null);
  return pieces;
}
