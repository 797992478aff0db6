/** What is said of texts that come from elsewhere. */
export const exchangeMessages = {
  secretRemoved: "Removed an API key from the pasted text.",
  secretRemovedFromFile: "Removed an API key from the file.",
  notLookedAt: "The pasted text was not inserted. Paste it again.",
};
