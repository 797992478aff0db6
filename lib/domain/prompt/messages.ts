/** What a prompt is called that has no words yet. */
export const untitledPrompt = "Untitled prompt";
