import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { mustBeConverted } from "#lib/domain/media/format.ts";
import type { Edit, EditFormat } from "#lib/domain/media/edit.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { checkReference } from "./check-reference.ts";
import type { IssueCode } from "./issue.ts";
import type { KindLimits } from "./limits.ts";
import type { Model } from "./model.ts";

/** What another format or encoding of the same file solves. */
export const solvedByConverting: ReadonlySet<IssueCode> = new Set([
  "convert-first",
  "format-not-taken",
  "codec-not-taken",
]);

/** What a file of a kind can be converted to, what is most often taken first. */
export const targetFormats = {
  image: ["jpeg", "png"],
  video: ["mp4"],
  audio: ["mp3", "wav"],
} as const satisfies Record<Kind, readonly EditFormat[]>;

type Taker = Pick<Model, "billing" | "limits">;

/**
 * The least edit by which models take a file that some of them refuse for its format or encoding, or that nobody can be sent as it is;
 * null where there is nothing to convert, or nothing that would help. Its target is the first that most of the models take which take the
 * kind: PNG where something is seen through, else JPEG; MP4; MP3, else WAV.
 */
export function planEdit(asset: Asset, models: readonly Taker[]): Edit | null {
  const limits = models.flatMap((model) => limitsOf(asset.kind, model));
  if (!mustBeConverted(asset) && !limits.some((one) => isRefused(asset, one))) return null;
  const targets: readonly EditFormat[] =
    asset.kind === "image" && asset.measured.hasAlpha ? ["png", "jpeg"] : targetFormats[asset.kind];
  const counted = targets.map((format) => {
    const edit: Edit = { version: 1, format };
    const made = afterEdit(asset, edit);
    return { edit, takers: limits.filter((one) => !isRefused(made, one)).length };
  });
  const most = Math.max(...counted.map(({ takers }) => takers));
  if (limits.length > 0 && most === 0) return null;
  return counted.find(({ takers }) => takers === most)?.edit ?? null;
}

/**
 * Whether every one of the models that take the kind refuses a file for its format or encoding, so that nothing is lost by converting it.
 * Free models that take it as it is don't count beside others.
 */
export function isConvertingNeeded(asset: Asset, models: readonly Taker[]): boolean {
  const taking = models.filter((model) => limitsOf(asset.kind, model).length > 0);
  const refuses = (model: Taker) => limitsOf(asset.kind, model).some((one) => isRefused(asset, one));
  const counted = taking.filter((model) => model.billing !== "free" || refuses(model));
  return counted.length > 0 && counted.every(refuses);
}

/** What a model says of files of a kind, as references and as frames. */
function limitsOf(kind: Kind, { limits: { references, frames } }: Taker): KindLimits[] {
  return [references[kind], kind === "image" ? frames?.file : null].flatMap((one) => one ?? []);
}

const isRefused = (asset: Asset, limits: KindLimits) =>
  checkReference(asset, limits, "", "").some(({ code }) => solvedByConverting.has(code));
