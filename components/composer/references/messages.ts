import { progressText } from "#lib/domain/base/quantity.ts";
import type { Kind } from "#lib/domain/media/format.ts";

/** Every sentence of the tray. */
export const trayMessages = {
  references: "References",
  add: "Add references",
  addShort: "Add",
  files: "Files",
  fromLink: "From a link",
  linkAbout: "The studio fetches the file and keeps it.",
  link: "Link",
  kind: "Kind",
  kinds: { image: "Image", video: "Video", audio: "Sound" } as const satisfies Record<Kind, string>,
  linkWrong: "A link begins with https:// or http://",
  addLink: "Add",
  cancel: "Cancel",

  open: (label: string) => `Open ${label}`,
  insert: (label: string) => `Insert ${label}`,
  actions: (label: string) => `Actions for ${label}`,
  role: "Role",
  moveEarlier: "Move earlier",
  moveLater: "Move later",
  replace: "Replace",
  download: "Download",
  remove: "Remove",
  stop: "Stop",
  removed: (label: string) => `${label} removed`,
  undo: "Undo",
  undoFor: (label: string) => `Undo removal of ${label}`,
  isNow: (name: string, label: string) => `${name} is now ${label}`,

  /** The whole of what a tile says. */
  sentence: (
    label: string,
    name: string,
    fit: { fits: number; total: number } | null,
    role: string,
    conversion: string | null,
  ) =>
    [`${label}: ${name}`, fit && `fits ${fit.fits} of ${fit.total}`, role, conversion]
      .filter(Boolean)
      .join(", "),
  waiting: "Waiting",
  /** On a tile, where "Converting to MP4, 40 %" has no room. */
  converting: (word: string, progress: number) => `To ${word}, ${progressText(progress)}`,
  converted: "Converted",
  uploading: (progress: number) => `Uploading, ${progressText(progress)}`,
  fetching: (progress: number) => `Fetching, ${progressText(progress)}`,
  progress: (label: string, isFetched: boolean) => `${isFetched ? "Fetching" : "Upload"} of ${label}`,
  measuring: "Analysing",
  failed: "Failed",
  retry: "Retry",
  retryFor: (label: string) => `Retry ${label}`,
  stoppedAt: (progress: number) => `Stopped at ${progressText(progress)}`,
  goOn: "Resume",
  goOnWith: (label: string) => `Resume ${label}`,
  deleted: "Deleted",
  unreadable: "Can't be read",
  notHere: "Interrupted",
  emptyPlace: (name: string) => `Needs ${name}`,
  choose: "Choose",
  chooseAnother: (label: string) => `Choose another file for ${label}`,
  chooseAgain: (name: string) => `Choose ${name}`,
  chooseFor: (name: string, label: string) => `Choose ${name} for ${label}`,

  whyDeleted: "The file was deleted. Replace or remove it.",
  whyNotHere: (name: string) => `The upload was interrupted. Choose ${name} again to resume.`,
  replaceOrRemove: "Replace or remove it.",
  triesItself: "This browser can't read it. The studio tries after the upload.",

  addAgain: "Add again",
  wasNotAdded: "wasn't added.",
  dismiss: (name: string) => `Dismiss the note about ${name}`,
  drop: "Drop to add references",
};
