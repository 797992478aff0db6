/** Of documents that a later version of the studio has written. */
export const newerMessages = {
  /** In the place of what was to be opened; `what` begins the sentence. */
  unopened: (what: string) =>
    `${what} was saved by a newer version of Triptych. Update the studio to open it.`,
  /** In a list, in the place of a prompt's first words. */
  listed: "Saved by a newer version of Triptych",
};
