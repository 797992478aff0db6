/** What the pills of the settings say. */
export const settingMessages = {
  title: "Settings",
  more: "More",
  moreSettings: "More settings",
  soundIs: (word: string) => `Sound ${word.toLowerCase()}`,
  times: (count: string) => `×${count}`,
  changedFor: (models: string) => `Changed for ${models}`,
  refusedBy: (models: string) => `Refused by ${models}`,
  invalid: "Correct this first",
  seedsOfVariations: (seeds: readonly string[]) => `Variations use ${seeds.join(", ")}.`,
};
