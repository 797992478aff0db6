import type { Theme } from "./theme.ts";

/** What stands around every page of a member. */
export const shellMessages = {
  skip: "Skip to content",

  // the navigation
  main: "Main",
  studio: "Studio",
  history: "History",
  galleries: "Galleries",
  scoreboard: "Scoreboard",

  // the member's menu
  menuOf: (name: string) => `Menu of ${name}`,
  account: "Account",
  providers: "Providers",
  members: "Members",
  theme: "Theme",
  themes: { system: "As the system", dark: "Dark", light: "Light" } satisfies Record<Theme, string>,
  signOut: "Sign out",
  notSignedOut: "Signing out did not work. Try again.",
};
