/** The panel beside the box. */
export const panelMessages = {
  region: "What the models say",
  fit: "Fit",
  request: "Request",
  runs: "Runs",
  close: "Close",
};
