/** What visitors read instead of a refusal's own words: they know of no gallery, only of a link. */
export const visitorWords = {
  "not-found": "This is not shared any more.",
  full: "This gallery takes no more comments.",
} as const;
