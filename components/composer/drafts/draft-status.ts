import { type Prompt, textMax } from "#lib/domain/prompt/prompt.ts";

export type SaveStatus =
  | { state: "untouched" }
  | { state: "unsaved" }
  | { state: "saving" }
  /** `at` in milliseconds since 1970. */
  | { state: "saved"; at: number }
  | { state: "not-saved"; reason: "offline" | "signed-out" | "too-long" | "newer" | "refused" }
  | { state: "conflict"; theirs: { document: Prompt; version: number } };

const reasons = {
  offline: "Not saved: offline, kept in this browser",
  "signed-out": "Not saved: signed out, kept in this browser",
  "too-long": `Not saved: the text is too long (${textMax} characters at most), kept in this browser`,
  newer: "Not saved: saved by a newer version of Triptych meanwhile, kept in this browser",
  refused: "Not saved: the studio did not take it, kept in this browser",
} as const;

/** The status in words. */
export function saveStatusText(status: SaveStatus, now: number): string {
  switch (status.state) {
    case "untouched":
      return "";
    case "unsaved":
    case "saving":
      return "Saving";
    case "saved":
      return `Saved ${agoText(now - status.at)}`;
    case "not-saved":
      return reasons[status.reason];
    case "conflict":
      return "Not saved: changed elsewhere";
  }
}

function agoText(elapsedMs: number): string {
  const seconds = Math.max(0, Math.round(elapsedMs / 1000));
  if (seconds < 1) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}
