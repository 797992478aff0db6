/** What came of this prompt last, under the box. */
export function LastRun() {
  return null;
}
