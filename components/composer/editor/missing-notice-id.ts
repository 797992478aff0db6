/** The element to go to from a missing token: where it can be given another file. */
export function missingNoticeId(referenceId: string): string {
  return `missing-${referenceId}`;
}
