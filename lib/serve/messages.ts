/** The pages that the server draws by itself, without the framework. */
export const plainPageMessages = {
  // a gallery, a clip or a link that is not there
  missing: {
    heading: "Page not found",
    paragraphs: ["The link is wrong, or no longer shared. Ask for a new one."],
  },
  // the studio, asked for under another name than its own; `address` is HTML
  otherAddress: (address: string) => ({
    heading: "This studio has another address",
    paragraphs: [`Go to <a href="${address}">${address}</a>`, "The owner sets this address with APP_URL."],
  }),
};

/** What is said to a request that no page of the studio sends. */
export const requestRefusals = {
  method: "This method isn't used here.",
  origin: "This request comes from another site.",
  form: "The studio takes no such form.",
  early: "The page wasn't ready yet.",
  tooLarge: "Too much at once (max 1 MB).",
  tooMany: "Too many parts at once.",
  malformed: "This request can't be read.",
} as const;
