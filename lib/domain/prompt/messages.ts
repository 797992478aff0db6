import type { Role } from "./reference.ts";

/** What a reference can be for, as a label. */
export const roleWords: Readonly<Record<Role, string>> = {
  subject: "Subject",
  style: "Style",
  motion: "Motion",
  camera: "Camera",
  voice: "Voice",
  music: "Music",
  "first-frame": "First frame",
  "last-frame": "Last frame",
};

/** The same within a sentence. */
export const roleInSentence = (role: Role): string => roleWords[role].toLowerCase();

/** What a prompt is called that has no words yet. */
export const untitledPrompt = "Untitled prompt";
