import { adaptSettings, mentionedReferences, settingsTaken } from "#lib/domain/adapt-settings.ts";
import { arrangeReferences } from "#lib/domain/arrange-references.ts";
import { compileText } from "#lib/domain/compile-text.ts";
import type { AssetId } from "#lib/domain/id.ts";
import type { Kind } from "#lib/domain/kind.ts";
import type { Model } from "#lib/domain/model.ts";
import { numberReferences, referenceLabel } from "#lib/domain/reference.ts";
import type { Snapshot } from "#lib/domain/run.ts";
import { writeSettings } from "#lib/domain/settings/settings-text.ts";

/** A piece of the sent text; `label` names the reference whose token it is. */
export type SentPiece = { at: number; text: string; label: string | null };

/** What became of one reference. */
export type SentReference = {
  id: string;
  label: string;
  name: string;
  kind: Kind;
  assetId: AssetId | null;
  durationMs: number | null;
  /** In words: how it was sent, or that it was not. */
  use: string;
  isSent: boolean;
};

/** What one model really got: worked out on the server, so that the catalog stays out of the page's script. */
export type WentIn = {
  /** Null where nothing was sent: the studio renders it. */
  text: readonly SentPiece[] | null;
  references: readonly SentReference[];
  settings: readonly { name: string; value: string }[];
};

export function whatWentIn(model: Model, { prompt, assets }: Snapshot): WentIn {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const { sent, firstFrame, lastFrame, words } = arrangeReferences(prompt, model);
  const order = sent.map(({ id }) => id);
  const labels = numberReferences(prompt.references);
  const labelOf = (id: (typeof order)[number]) => referenceLabel(labels.get(id)!); // every reference of the list is numbered
  const compiled = model.dialect && compileText(prompt, model.dialect.id, order, words);
  const mentioned = mentionedReferences(prompt);
  const written = new Map(
    compiled?.tokens.map(({ id, start, end }) => [id, compiled.text.slice(start, end)]),
  );
  const useOf = (id: (typeof order)[number], kind: Kind): string => {
    if (id === firstFrame?.id) return "Sent as the first frame";
    if (id === lastFrame?.id) return "Sent as the last frame";
    if (words.has(id)) return `Left out: this model takes no ${kind === "audio" ? "sound" : kind}`;
    const token = written.get(id);
    if (token !== undefined) return `Sent, written as ${token}`;
    return mentioned.has(id) ? "Used" : "Sent; the text does not mention it";
  };
  return {
    text: compiled ? piecesOf(compiled.text, compiled.tokens, labelOf) : null,
    references: prompt.references.map(({ id, assetId, kind, name }) => ({
      id,
      label: labelOf(id),
      name,
      kind,
      assetId,
      durationMs: (assetId && byId.get(assetId)?.measured.durationMs) ?? null,
      use: useOf(id, kind),
      isSent: !words.has(id) || id === firstFrame?.id || id === lastFrame?.id,
    })),
    settings: writeSettings(settingsTaken(adaptSettings(prompt, byId, model).settings, model)),
  };
}

function piecesOf(
  text: string,
  tokens: ReturnType<typeof compileText>["tokens"],
  labelOf: (id: (typeof tokens)[number]["id"]) => string,
): SentPiece[] {
  const pieces: SentPiece[] = [];
  let at = 0;
  const put = (end: number, label: string | null) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), label });
    at = end;
  };
  for (const { id, start, end } of tokens) {
    put(start, null);
    put(end, labelOf(id));
  }
  put(text.length, null);
  return pieces;
}
