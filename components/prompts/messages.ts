import type { Role } from "#lib/domain/prompt/reference.ts";

const roleWord = (role: Role | null) => role?.replace("-", " ") ?? "no role";

/** What the page of a prompt's runs says. */
export const promptRunsMessages = {
  noRuns: "No runs yet",
  noRunsHint: "Generate makes the first.",
  firstRun: "First run",
  unchanged: "Nothing changed",
  fromTo: (before: string, after: string) => `${before} → ${after}`,

  added: (label: string, name: string) => `${label} added: ${name}`,
  removed: (label: string, name: string) => `${label} removed: ${name}`,
  replaced: (label: string, name: string, was: string) =>
    was === name ? `${label} replaced by another ${name}` : `${label} is now ${name}, was ${was}`,
  renumbered: (name: string, label: string, was: string) => `${name} is now ${label}, was ${was}`,
  role: (label: string, from: Role | null, to: Role | null) =>
    `${label}: ${roleWord(from)} → ${roleWord(to)}`,

  words: "Words",
  references: "References",
  settings: "Settings",
  models: "Models",
  modelAdded: (label: string) => `${label} added`,
  modelRemoved: (label: string) => `${label} removed`,
  ownSettings: "Own settings",
  asPrompt: "same settings",
};
