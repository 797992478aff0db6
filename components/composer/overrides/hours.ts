const msPerHour = 3_600_000;

/** Hours as they are written, in milliseconds of whole seconds; null where it is no length of time. */
export function msOfHours(text: string): number | null {
  if (!/^\d{1,4}(\.\d{1,6})?$/.test(text)) return null;
  return Math.round((Number(text) * msPerHour) / 1000) * 1000;
}

/** Whole seconds, told in milliseconds, as hours: exact enough to come back as they were. */
export function hoursText(ms: number): string {
  return String(Number((ms / msPerHour).toFixed(4)));
}
