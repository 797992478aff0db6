/** Under which a visitor's browser keeps a comment that is being written. */
export const draftKey = (token: string | null, subject: string) =>
  `triptych comment ${token ?? "preview"} ${subject}`;
