import { countText } from "#lib/domain/base/quantity.ts";

/** What a member reads on the list of galleries. */
export const galleryListMessages = {
  title: "Galleries",
  new: "New gallery",
  none: "No galleries yet",
  noneHint: "Share chosen results by link. Private until you do.",
  empty: "Empty",
  noPictures: "No pictures yet",
  clips: (count: number) => countText(count, "clip"),
  views: (count: number) => countText(count, "view"),
  waiting: (count: number) => `${countText(count, "comment")} to approve`,
  edited: "Edited",
  notShared: "Not shared",
  expired: "Link expired",
  shared: "Shared",
  sharedByPassword: "Shared with a password",
  copyLink: "Copy link",
  copyLinkOf: (title: string) => `Copy link to ${title}`,
  copied: "Copied",
  delete: (title: string) => `Delete ${title}`,
  deleted: (title: string) => `“${title}” deleted`,
  deletedDetail: "Its link no longer works. The videos stay in the history.",
  undo: "Undo",
  restored: "Gallery restored, link included",
} as const;
