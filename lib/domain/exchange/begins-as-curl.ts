const start = /^\s*(?:\$\s+)?curl(?:\.exe)?\s/;

/** Whether a text begins as a cURL line does. Apart from what reads such lines, which is loaded when one comes. */
export function beginsAsCurl(text: string): boolean {
  return start.test(text);
}
