import { bytesText, countText } from "#lib/domain/base/quantity.ts";
import { countedMax } from "#lib/domain/history/history.ts";

/** What the history says. */
export const historyMessages = {
  title: "History",
  view: "View",
  wall: "Wall",
  runs: "Runs",
  clips: (count: number) =>
    count > countedMax ? `${countedMax.toLocaleString("en-GB")}+ clips` : countText(count, "clip"),
  clipsOf: (shown: number, all: number) =>
    shown < all ? `${shown} of ${countText(all, "clip")}` : countText(all, "clip"),
  bringBack: (count: number) => `Restore ${count} deleted`,
  older: "Show older",
  olderFailed: "Can't load older runs.",
  whatChanged: "What changed",
  today: "Today",
  yesterday: "Yesterday",
  videos: "Videos",

  // of one clip
  select: (name: string) => `Select ${name}`,
  open: (name: string) => `Open ${name}`,
  favouriteOf: (name: string) => `Favourite ${name}`,
  tagsOf: (name: string) => `Tags of ${name}`,
  actionsFor: (name: string) => `Actions for ${name}`,
  ofPrompt: (name: string, prompt: string) => `${name} of ${prompt}`,
  openRun: "Open run",
  tagsAre: "Tags: ",

  // of what is selected
  selection: "Selection",
  selected: (count: number) => `${count} selected`,
  notShown: (hidden: number) => `${hidden} not shown`,
  mostSelected: (max: number) => `Max ${max}`,
  selectOneMore: "Select one more clip to compare",
  mostCompared: (max: number) => `Max ${max} clips to compare`,
  compare: "Compare",
  addToGallery: "Add to gallery",
  tag: "Tag",
  download: "Download",
  downloads: (videos: number, sizeBytes: number) => `${countText(videos, "clip")}, ${bytesText(sizeBytes)}`,
  more: "More",
  favourite: "Favourite",
  notFavourite: "Remove from favourites",
  selectAll: "Select all shown",
  delete: "Delete",
  clear: "Clear",
  clearSelection: "Clear selection",

  // where there is nothing
  failed: "Can't load the history",
  unreachable: "The studio isn't answering. Nothing is lost.",
  tryAgain: "Try again",
  nothingMatches: "Nothing matches",
  howItMatches: "All words and all filters must match.",
  showAll: "Show all",
  nothingYet: "No clips yet",
  whereTheyAppear: "Your clips appear here, newest first.",
  newPrompt: "New prompt",
  signedOut: "Signed out. Your runs keep going.",
  signIn: "Sign in",
  found: (count: number, hasMore: boolean) =>
    count === 0 ? "Nothing matches." : `${countText(count, "run")}${hasMore ? " and more" : ""} found.`,
};

/** Filters, as fields and as chips. */
export const filterMessages = {
  filters: "Filters",
  search: "Search prompts",
  clear: "Clear",
  remove: (what: string) => `Remove ${what}`,
  model: "Model",
  status: "Status",
  verdict: "Verdict",
  references: "References",
  tag: "Tag",
  from: "From",
  to: "To",
  date: "Date",
  presets: [
    { days: 1, label: "Today" },
    { days: 7, label: "7 days" },
    { days: 30, label: "30 days" },
  ],
  cost: "Cost",
  costFrom: "Cost from",
  costTo: "Cost up to",
  costRange: "0–1,000,000",
  favourites: "Favourites",
  onlyFavourites: "Favourites only",
  any: "Any",
  verdicts: { keep: "Keep", tweak: "Tweak", reject: "Reject", none: "None yet" },
  withReferences: {
    image: "With images",
    video: "With videos",
    audio: "With sounds",
    none: "No references",
  },
  since: (day: string) => `Since ${day}`,
  until: (day: string) => `Until ${day}`,
  atLeast: (amount: number) => `From ${amount}`,
  atMost: (amount: number) => `Up to ${amount}`,
};

/** What is said of tags and of deletions. */
export const changeMessages = {
  tooManyTags: (max: number) => `Max ${max} tags per clip. Remove one first.`,
  stays: (count: number) => `${count} still running`,
  nothingDeleted: "Nothing deleted",
  deleted: (count: number) => `${countText(count, "clip")} deleted`,
  filesGo: "Files are deleted in 10 minutes.",
  undo: "Undo",
  back: (count: number) => `${countText(count, "clip")} restored`,
  tooLate: "Too late to restore all. Some files are gone.",
  tagsOfClips: (count: number) => `Tags of ${countText(count, "clip")}`,
  tags: "Tags",
  addTags: "Add tags",
  addHint: "Separate tags with commas.",
  tagTooLong: (max: number) => `Max ${max} characters per tag. Separate tags with commas.`,
  add: "Add",
  done: "Done",
  removeTag: (tag: string) => `Remove ${tag}`,
  zipSignedOut: "Signed out. Sign in again to download.",
  zipGone: "These files are gone.",
};
