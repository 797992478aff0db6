import { formats, type Kind } from "#lib/domain/media/format.ts";

export type FetchedMedia = { url: string; contentType: string; sizeBytes: number };

const deadlineMs = 10_000;

/**
 * Fetches a media link as a provider does, without a session: HEAD, then the first and the last byte by range. Answers with what is
 * wrong, or null; what it saw goes into `seen`.
 */
export async function checkMediaLink(url: string, kind: Kind, seen: FetchedMedia[]): Promise<string | null> {
  const path = URL.parse(url)?.pathname ?? "";
  const format = Object.values(formats).find(
    ({ extension }) =>
      path.toLowerCase().endsWith(`.${extension}`) || (extension === "jpg" && /\.jpeg$/i.test(path)),
  );
  if (format?.kind !== kind)
    return `${path.split("/").at(-1)} does not end like ${kind === "image" ? "an" : "a"} ${kind}`;
  try {
    const head = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(deadlineMs) });
    const contentType = head.headers.get("content-type") ?? "";
    const sizeBytes = Number(head.headers.get("content-length"));
    if (!head.ok) return `HEAD answered ${head.status}`;
    if (!contentType.startsWith(`${kind}/`)) return `the content type is ${contentType || "missing"}`;
    if (!(sizeBytes > 0)) return "HEAD names no length";
    for (const at of [0, sizeBytes - 1]) {
      const headers = { range: `bytes=${at}-${at}` };
      const part = await fetch(url, { headers, signal: AbortSignal.timeout(deadlineMs) });
      const { byteLength } = await part.arrayBuffer();
      if (part.status !== 206 || byteLength !== 1)
        return `a range answered ${part.status} with ${byteLength} bytes`;
      const expected = `bytes ${at}-${at}/${sizeBytes}`;
      if (part.headers.get("content-range") !== expected) return `a range is not named ${expected}`;
    }
    seen.push({ url, contentType, sizeBytes });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
