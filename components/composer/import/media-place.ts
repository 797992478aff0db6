/** Where the file of an imported reference is: behind a link, inside the request itself, or nowhere that can be reached. */
export type MediaPlace =
  | { at: "link"; host: string }
  | { at: "inside"; bytes: () => Uint8Array<ArrayBuffer>; sizeBytes: number }
  | { at: "nowhere" };

const base64Only = /^[A-Za-z0-9+/]{200,}={0,2}$/;

/** Reads what a request names in a file's place: a link, a data URL, or bare Base64, as one provider takes it too. */
export function placeOf(url: string): MediaPlace {
  const head = /^data:[^,]{0,200};base64,/i.exec(url)?.[0];
  const base64 = head !== undefined ? url.slice(head.length) : base64Only.test(url) ? url : null;
  if (base64 !== null) {
    const sizeBytes = Math.floor((base64.replace(/=+$/, "").length * 3) / 4);
    return { at: "inside", sizeBytes, bytes: () => decode(base64) };
  }
  const link = URL.parse(url);
  const isLink = link && (link.protocol === "https:" || link.protocol === "http:");
  return isLink ? { at: "link", host: link.host } : { at: "nowhere" };
}

/** By hand: what a page may fetch does not include data URLs. Damaged Base64 gives nothing, which is no file either. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
