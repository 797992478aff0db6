import type { GalleryView } from "#lib/domain/gallery/gallery-view.ts";

export type SaveStatus =
  | { state: "saved" | "unsaved" | "saving" }
  | { state: "not-saved"; reason: "offline" | "signed-out" | "gone" | "refused" | "no-title" }
  /** Another tab saved first: what it saved. */
  | { state: "conflict"; theirs: GalleryView };

const reasons = {
  offline: "Not saved: offline, kept in this browser",
  "signed-out": "Not saved: signed out, kept in this browser",
  gone: "Not saved: the gallery was deleted elsewhere",
  refused: "Not saved: the studio did not take it, kept in this browser",
  "no-title": "Not saved: a gallery needs a title",
} as const;

/** The status in words. */
export function saveStatusText(status: SaveStatus): string {
  switch (status.state) {
    case "saved":
      return "Saved";
    case "unsaved":
    case "saving":
      return "Saving";
    case "not-saved":
      return reasons[status.reason];
    case "conflict":
      return "Not saved: changed elsewhere";
  }
}
