/** A text as it stands within HTML or XML, in an attribute too: read there, it is the same text again. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
