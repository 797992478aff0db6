import { resolve } from "node:path";

/** A file's path as a filter graph's description takes it: its own signs escaped for the option, and again for the graph. */
export function graphPath(path: string): string {
  return resolve(path)
    .replace(/[\\':]/g, "\\$&")
    .replace(/[\\'[\],;]/g, "\\$&");
}
