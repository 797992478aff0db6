/** The page of a path, as far as somebody sees it: a new prompt gets its address by its first change, and stays the page it was. */
export function pageOf(path: string): string {
  return path.startsWith("/studio/") ? "/studio" : path;
}
