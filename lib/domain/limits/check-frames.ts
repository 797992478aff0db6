import type { AssetId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Arrangement } from "#lib/domain/prompt/arrange-references.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import type { ModelSettings } from "#lib/domain/settings/setting-table.ts";
import { ratioText, ratioValue, shapesApart, toleratedShape } from "#lib/domain/settings/setting-values.ts";
import type { Issue } from "./issue.ts";

/**
 * What becomes of the shapes of a first and a last frame: losses, because documents say that a frame of another shape than the video is
 * cropped (or stretched). A video that matches has the first frame's shape. What is not measured yet is left unjudged.
 */
export function checkFrames(
  { references }: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  { firstFrame, lastFrame }: Pick<Arrangement, "firstFrame" | "lastFrame">,
  aspectRatio: ModelSettings["aspectRatio"],
): Issue[] {
  const issues: Issue[] = [];
  const ordinals = numberReferences(references);
  const [first, last] = [shapeOf(firstFrame, assets), shapeOf(lastFrame, assets)];
  if (lastFrame && first && last && areApart(first, last)) {
    const params = { first: ratioText(first), last: ratioText(last) };
    issues.push({ severity: "loss", code: "frames-differ", path: ["references", lastFrame.id], params });
  }
  if (aspectRatio === "match") return issues;
  for (const [frame, shape] of [
    [firstFrame, first],
    [lastFrame, last],
  ] as const) {
    if (!frame || !shape || !areApart(shape, ratioValue(aspectRatio))) continue;
    const label = referenceLabel(ordinals.get(frame.id)!); // every reference of the list is numbered
    const params = { label, ratio: ratioText(shape), video: aspectRatio };
    issues.push({ severity: "loss", code: "frame-cropped", path: ["references", frame.id], params });
  }
  return issues;
}

function shapeOf(frame: Reference | null, assets: ReadonlyMap<AssetId, Asset>): number | null {
  const { widthPx, heightPx } = (frame?.assetId && assets.get(frame.assetId)?.measured) || {};
  return widthPx && heightPx ? widthPx / heightPx : null;
}

const areApart = (one: number, other: number) => shapesApart(one, other) > toleratedShape;
