/** What is said of prompts as files. */
export const promptFileMessages = {
  noModel: (modelId: string) => `${modelId} isn't in this studio. Left out.`,
  noKey: (label: string) => `No key for ${label}: not chosen. Its own settings are kept.`,
  unreachable: (name: string) => `Couldn't open ${name}: studio unreachable. Try again.`,
  notOne: (name: string) => `${name} isn't a prompt file this studio can open.`,
  unchanged: "Nothing changed.",
  ending: "Prompt files end in .triptych.json.",
};
