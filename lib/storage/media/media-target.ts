import { type BlindPart, blindParts } from "#lib/domain/judgement/blind.ts";
import {
  filmParts,
  type ItemPart,
  itemParts,
  type ReferencePart,
  referenceParts,
} from "#lib/domain/gallery/gallery-address.ts";
import { type ShownWith, shownWith } from "#lib/domain/media/derivative.ts";

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const assetPath = new RegExp(`^/media/a/(${uuid})(?:/(${shownWith("asset").join("|")}))?$`);
const blindPath = new RegExp(`^/media/b/(${uuid})/(${blindParts.join("|")})$`);
/** 128 random bits as base64url are 22 characters; the name behind is for whoever fetches, and is not looked at. */
const linkPath = /^\/media\/l\/([A-Za-z0-9_-]{22,64})\/[^/]{1,300}$/;
/** A gallery by its link's token, or by its id for the preview of its own member; then what of which item. */
const galleryPath = new RegExp(
  `^/media/(?:g/([A-Za-z0-9_-]{22,64})|p/(${uuid}))/(${uuid})/(?:(${itemParts.join("|")}|(?:${filmParts.join("|")})\\.mp4)|references/(${uuid})/(${referenceParts.join("|")}))$`,
);

/**
 * What a media address asks for. Addresses of assets, of clips with hidden names and of previews need a session; links of galleries and
 * those for providers carry their own right.
 */
export type MediaTarget =
  | { from: "asset"; assetId: string; derivative: ShownWith<"asset"> | null }
  | { from: "blind"; blindClipId: string; part: BlindPart }
  | { from: "link"; token: string }
  | GalleryTarget;

/** Something of an item of a gallery, for whoever has its link, or for its own member. */
export type GalleryTarget = {
  from: "gallery";
  access: { token: string } | { galleryId: string };
  itemId: string;
} & ({ part: ItemPart } | { referenceId: string; part: ReferencePart });

/**
 * Reads `/media/a/<asset>`, also with the kind of a derivative behind it, `/media/b/<clip>/<part>`, `/media/g/<token>/<item>/<part>`
 * (a film's also with ".mp4" behind it),
 * `/media/g/<token>/<item>/references/<reference>/<part>`, both also as `/media/p/<gallery>/…`, and `/media/l/<token>/<file>`; null
 * for anything else.
 */
export function parseMediaTarget(path: string): MediaTarget | null {
  const asset = assetPath.exec(path);
  if (asset)
    return {
      from: "asset",
      assetId: asset[1]!, // the group is in the shape
      derivative: (asset[2] as ShownWith<"asset"> | undefined) ?? null, // the only ones it matches
    };
  const blind = blindPath.exec(path);
  if (blind)
    return {
      from: "blind",
      blindClipId: blind[1]!, // the group is in the shape
      part: blind[2] as BlindPart, // the only ones it matches
    };
  const gallery = galleryPath.exec(path);
  if (gallery) return toGalleryTarget(gallery);
  const link = linkPath.exec(path);
  return link ? { from: "link", token: link[1]! } : null;
}

function toGalleryTarget([
  ,
  token,
  galleryId,
  itemId,
  part,
  referenceId,
  referencePart,
]: RegExpExecArray): GalleryTarget {
  const access = token === undefined ? { galleryId: galleryId! } : { token }; // the pattern has one or the other
  const common = { from: "gallery" as const, access, itemId: itemId! }; // the group is in the shape
  return referenceId === undefined
    ? { ...common, part: part!.replace(".mp4", "") as ItemPart } // the only ones it matches
    : { ...common, referenceId, part: referencePart as ReferencePart }; // as above
}
