import { countText } from "#lib/domain/base/quantity.ts";
import type { Theme } from "./theme.ts";

/** What stands around every page of a member. */
export const shellMessages = {
  skip: "Skip to content",

  // the navigation
  main: "Main",
  mainMenu: "Main menu",
  studio: "Studio",
  history: "History",
  galleries: "Galleries",
  scoreboard: "Scoreboard",

  newPrompt: "New prompt",
  search: "Search",

  // keys
  everywhere: "Everywhere",
  shortcuts: "Keyboard shortcuts",
  thisList: "This list",
  keysOn: "They work outside text fields. Turn them off in Settings, Account.",
  keysOff: "Shortcuts are off. Turn them on in Settings, Account.",

  // activity
  activity: "Activity",
  activityOf: (count: number) => `Activity: ${count} running`,
  running: (count: number) => `${count} running`,
  moreRunning: (count: number) => `${count} more running`,
  allRuns: "All runs",
  ready: "ready",
  readyCount: (count: number) => `${count} ready`,
  failedCount: (count: number) => `${count} failed`,
  /** A notification. */
  ended: (ready: number, failed: number) =>
    [ready > 0 && `${countText(ready, "video")} ready`, failed > 0 && `${failed} failed`]
      .filter(Boolean)
      .join(", "),

  // the member's menu
  menuOf: (name: string) => `Account menu: ${name}`,
  account: "Account",
  storage: "Storage",
  providers: "Providers",
  members: "Members",
  theme: "Theme",
  themes: { system: "System", dark: "Dark", light: "Light" } satisfies Record<Theme, string>,
  signOut: "Sign out",
  notSignedOut: "Couldn't sign out. Try again.",
};

/** The palette. */
export const paletteMessages = {
  title: "Commands",
  search: "Search commands",
  placeholder: "Search prompts, pages, actions",
  recent: "Recent prompts",
  goTo: "Go to",
  searchHistory: (words: string) => `Search history for “${words}”`,
};
