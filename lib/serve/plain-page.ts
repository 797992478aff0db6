import { createHash } from "node:crypto";

/** The look of the studio's own pages, by hand: for pages that stand outside of them, and load nothing. */
const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f9f9f9,#0d0d0d);color:light-dark(#161616,#e8e8e8)}body{margin:0;min-height:100vh;display:grid;place-items:center}main{max-width:24rem;padding:2rem 1rem;overflow-wrap:anywhere}h1{font-size:1.25rem;margin:0}p{margin:.75rem 0 0;color:light-dark(#555,#a5a5a5)}a{color:light-dark(#8a5200,#f5b04c)}`;
const styleHash = createHash("sha256").update(style).digest("base64");

/** The policy under which a plain page is sent. `framedBy` is who may frame it. */
export function plainPolicy(framedBy: "'none'" | "*"): string {
  return `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors ${framedBy}; base-uri 'none'`;
}

/** What a plain page says. Its paragraphs are HTML. */
type PlainWords = { heading: string; paragraphs: readonly string[] };

/** A whole page of a heading and a few paragraphs. */
export function plainPage({ heading, paragraphs }: PlainWords): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading} · Triptych</title><style>${style}</style><main><h1>${heading}</h1>${body}</main></html>\n`;
}
