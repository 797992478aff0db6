/** A gallery's title as the beginning of a file's name: a slash in it begins no folder, of which only the last part would stay. */
export function fileTitle(title: string): string {
  return title.replace(/[\p{Cc}\p{Cf}/\\]+/gu, " ").trim() || "Clip";
}
