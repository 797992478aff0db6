/** What is said of verdicts and notes on their way to the studio. */
export const feedbackMessages = {
  nothingToUndo: "No verdict to undo.",
  undone: (clip: string, verdict: string) => `${clip}: ${verdict} again`,
  /** Both begin a sentence: "… was saved by a newer version of Triptych." */
  keptOfResults: "Feedback kept in this browser",
  keptOfClips: "A verdict kept in this browser",
};
