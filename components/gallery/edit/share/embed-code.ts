/** What shows a gallery in a page elsewhere: its frame, which gets no address of that page. */
export function embedCode(link: string, title: string): string {
  const attributes = [
    `src="${escape(`${link}/embed`)}"`,
    `title="${escape(title.trim())}"`,
    'width="960"',
    'height="600"',
    'loading="lazy"',
    'referrerpolicy="no-referrer"',
    'allow="fullscreen"',
    'style="border:0;max-width:100%"',
  ];
  return `<iframe ${attributes.join(" ")}></iframe>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
