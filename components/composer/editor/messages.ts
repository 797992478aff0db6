/** The words of the prompt's text: its place, its chips, and what is said of a file that is gone. */
export const editorMessages = {
  prompt: "Prompt",
  placeholder: "Describe the shot. Type @ to use a reference.",
  offered: "References to insert",
  aFile: "a file",
  wasRemoved: (name: string) => `${name} was removed`,
  missing: ", missing",
  isMissing: (name: string) => `${name} is missing`,
  useInstead: (name: string) => `Use instead of ${name}`,
  useAnother: "Use another reference…",
  putBack: (name: string) => `Put ${name} back`,
  deleteFromText: (name: string) => `Delete ${name} from the text`,
  noSuch: (words: readonly string[]) =>
    `${words.map((word) => `“${word}”`).join(", ")}: there is no such reference. Add it, or reword.`,
};
