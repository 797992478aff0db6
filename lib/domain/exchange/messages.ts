/** What is said of texts that come from elsewhere. */
export const exchangeMessages = {
  secretRemoved: "Removed an API key from the pasted text.",
  secretRemovedFromFile: "Removed an API key from the file.",
  /** Stands where a file's name would. */
  pasted: "Pasted text",
  bodyInFile: (name: string) => ({
    title: `The body of this request lies in the file ${name}, which a paste does not bring.`,
    detail: "Paste what is in the file instead. The line was inserted without its headers.",
  }),
  noRequest: {
    title: "This cURL line is no request that can be rebuilt here.",
    detail: "It was inserted as text, without its headers.",
  },
  notLookedAt: "The pasted text was not inserted. Paste it again.",
};
