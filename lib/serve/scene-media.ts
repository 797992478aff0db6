import { join } from "node:path";
import { findSceneFile, type SceneFile, sceneAsset, stillOf } from "#lib/domain/testing/scene-media.ts";
import { derivatives } from "#lib/domain/media/derivative.ts";
import { formats } from "#lib/domain/media/format.ts";
import type { MediaGrant } from "#lib/storage/media/media-headers.ts";
import type { MediaTarget } from "#lib/storage/media/media-target.ts";

/** What `/scenes` shows in development: drawn files under fixed ids, which no file of a member has. Null for every other address. */
export function findSceneMedia(root: string, target: MediaTarget): MediaGrant | null {
  if (target.from === "link") return null;
  const [id, part] = idAndPart(target);
  const name = findSceneFile(id);
  if (name && part === "filmstrip") return stripOf(root, name);
  const shown = name && (isStill(part) ? stillOf(name) : name);
  return shown ? grantOf(root, shown) : null;
}

function idAndPart(target: Exclude<MediaTarget, { from: "link" }>): [id: string, part: string | null] {
  if (target.from === "asset") return [target.assetId, target.derivative];
  if (target.from === "blind") return [target.blindClipId, target.part];
  return ["referenceId" in target ? target.referenceId : target.itemId, target.part];
}

const isStill = (part: string | null) => part === "poster" || part === "preview";

/** The filmstrip of a drawn film; null of everything else. */
function stripOf(root: string, name: SceneFile): MediaGrant | null {
  const fileName = name.replace(/mp4$/, "webp");
  if (fileName === name) return null;
  const { contentType } = derivatives.filmstrip;
  return {
    ...grantOf(root, name),
    path: join(root, "assets/scenes/strips", fileName),
    contentType,
    fileName,
  };
}

function grantOf(root: string, name: SceneFile): MediaGrant {
  const { format, sha256 } = sceneAsset(name);
  return {
    path: join(root, "assets/scenes", name),
    sha256,
    contentType: formats[format].contentType,
    fileName: name,
    audience: "other", // nothing is kept: the files are drawn anew now and then
  };
}
