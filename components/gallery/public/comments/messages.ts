import { countText } from "#lib/domain/base/quantity.ts";

/** What visitors read of comments. */
export const commentMessages = {
  title: "Comments",
  ofGallery: "Comments on the gallery",
  /** Unfolds the form. */
  add: "Add a comment",
  form: "Comment",
  field: "Comment",
  placeholder: "Say what you see",
  name: "Your name",
  post: "Post",
  /** Pressed: the comment belongs to this time. */
  at: (time: string) => `At ${time}`,
  /** The clip that it is about. */
  on: "Comment on",
  onClip: (number: string) => `on ${number}`,
  goTo: (time: string) => `Go to ${time}`,
  hasDrawing: "drawing",
  drawing: (name: string) => `Drawing by ${name}`,
  ownDrawing: "Your drawing",
  left: (count: number) => `${countText(count, "character")} left`,
  incomplete: "Add your name and a few words.",
  posted: "Posted.",
  waits: "Thanks. Shown after approval.",
  needsScripts: "Commenting needs JavaScript.",
};
