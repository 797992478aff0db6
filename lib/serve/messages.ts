/** The pages that the server draws by itself, without the framework. */
export const plainPageMessages = {
  // a gallery, a clip or a link that is not there
  missing: {
    heading: "There is nothing here",
    paragraphs: ["The link is wrong, or whoever shared it has stopped sharing. Ask them for a new one."],
  },
  // the studio, asked for under another name than its own; `address` is HTML
  otherAddress: (address: string) => ({
    heading: "This studio has another address",
    paragraphs: [
      `Go to <a href="${address}">${address}</a>`,
      "Whoever runs the studio sets the address that people use with APP_URL.",
    ],
  }),
};
