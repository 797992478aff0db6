import { textMax } from "#lib/domain/prompt/prompt.ts";

/** Why a document is not saved: by its own fault, by the studio's answer, or for want of one. */
export type Trouble = keyof typeof troubles;

/** How a document stands that saves itself. */
export type SaveStatus<Document> =
  | { state: "untouched" | "unsaved" | "saving" }
  /** `at` in milliseconds since 1970. */
  | { state: "saved"; at: number }
  | { state: "not-saved"; trouble: Trouble }
  /** Somebody else saved first: what. */
  | { state: "conflict"; theirs: { document: Document; version: number } };

const troubles = {
  offline: "Not saved: offline, kept in this browser",
  "signed-out": "Not saved: signed out, kept in this browser",
  "disk-full": "Not saved: no space left, kept in this browser",
  newer: "Not saved: changed by a newer version, kept in this browser",
  gone: "Not saved: deleted elsewhere, kept in this browser",
  refused: "Not saved: refused, kept in this browser",
  "too-long": `Not saved: text too long (max ${textMax}), kept in this browser`,
  "no-title": "Not saved: a gallery needs a title",
};

/** The trouble that a refusal of the studio is. */
export function troubleOf(reason: string): Trouble {
  if (reason === "not-found") return "gone";
  return reason === "signed-out" || reason === "newer" || reason === "disk-full" ? reason : "refused";
}

/** The status in words. */
export function saveStatusText(status: SaveStatus<unknown>): string {
  switch (status.state) {
    case "untouched":
      return "";
    case "unsaved":
    case "saving":
      return "Saving";
    case "saved":
      return "Saved";
    case "not-saved":
      return troubles[status.trouble];
    case "conflict":
      return "Not saved: changed elsewhere";
  }
}
