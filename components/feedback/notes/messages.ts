/** What notes on clips say. */
export const noteMessages = {
  card: "Note",
  /** As it is read aloud once it is opened. */
  read: (clip: string, time: string, text: string) => `${clip}, note at ${time}: ${text}`,
  field: (time: string) => `Note at ${time}`,
  placeholder: "What should change?",
  draw: "Draw",
  arrow: "Arrow",
  box: "Box",
  undoStroke: "Undo stroke",
  save: "Save",
  cancel: "Cancel",
  noWords: "Add a few words.",
  /** Where not even an arrow has room. */
  full: "Drawing is full. Undo a stroke to go on.",
  discardQuestion: "Discard this note?",
  discard: "Discard",
  keepWriting: "Keep writing",

  close: "Close note",
  delete: "Delete",
  deleteAt: (time: string) => `Delete note at ${time}`,
  deleted: "Note deleted",
  undo: "Undo",
  list: (name: string) => `Notes on ${name}`,
  goTo: (time: string) => `Go to ${time}`,
  hasDrawing: "drawing",
  drawing: "Drawing of the note",
  ownDrawing: "Your drawing",
};
