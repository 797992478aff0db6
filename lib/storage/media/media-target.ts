const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const assetPath = new RegExp(`^/media/a/(${uuid})(?:/(poster|preview|waveform|compare))?$`);
const blindPath = new RegExp(`^/media/b/(${uuid})/(video|compare|poster|waveform)$`);
/** 128 random bits as base64url are 22 characters; the name behind is for whoever fetches, and is not looked at. */
const linkPath = /^\/media\/l\/([A-Za-z0-9_-]{22,64})\/[^/]{1,300}$/;

type ShownDerivative = "poster" | "preview" | "waveform" | "compare";

/** What a media address asks for. Addresses of assets and of clips with hidden names need a session; a link is a provider's and carries its own right. */
export type MediaTarget =
  | { from: "asset"; assetId: string; derivative: ShownDerivative | null }
  | { from: "blind"; blindClipId: string; part: "video" | "compare" | "poster" | "waveform" }
  | { from: "link"; token: string };

/**
 * Reads `/media/a/<asset>`, `/media/a/<asset>/poster|preview|waveform|compare`, `/media/b/<clip>/video|compare|poster|waveform` and
 * `/media/l/<token>/<file>`; null for anything else.
 */
export function parseMediaTarget(path: string): MediaTarget | null {
  const asset = assetPath.exec(path);
  if (asset)
    return {
      from: "asset",
      assetId: asset[1]!, // the group is in the shape
      derivative: (asset[2] as ShownDerivative | undefined) ?? null, // the only ones it matches
    };
  const blind = blindPath.exec(path);
  if (blind)
    return {
      from: "blind",
      blindClipId: blind[1]!, // the group is in the shape
      part: blind[2] as "video" | "compare" | "poster" | "waveform", // the only ones it matches
    };
  const link = linkPath.exec(path);
  return link ? { from: "link", token: link[1]! } : null;
}
