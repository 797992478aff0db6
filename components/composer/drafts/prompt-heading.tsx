/** The prompt's name, whether it is saved, and what can be done with it as a whole. */
export function PromptHeading() {
  return <h1 className="sr-only">Studio</h1>;
}
