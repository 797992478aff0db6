const ids = ["oxen", "siray", "modellix", "siraya"];

/** Journeys to all providers at once: `test.use(everyKey)` gives a file's studio a key for each in its environment. */
export const everyKey = {
  studioOf: "every provider",
  environment: Object.fromEntries(ids.map((id) => [`${id.toUpperCase()}_API_KEY`, `sk-${id}-0001`])),
};
