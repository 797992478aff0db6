const minuteMs = 60_000;

/** The first whole minute at which a moment is over. Under half a second is what writing down a whole minute took. */
export function nextMinute(at: string): string {
  return new Date(Math.ceil((Date.parse(at) - 500) / minuteMs) * minuteMs).toISOString();
}
