/** What was spent, by month, provider and model. */
export const spendMessages = {
  title: "Spend",
  caption: (whose: string | null) => `Spend by month, provider and model${whose ? `: ${whose}` : ""}`,
  zone: "Months in UTC",
  when: "Month",
  billed: "Billed",
  estimated: "Estimated",
  inAll: "All months",
  none: "–",
  about: "about",
  unknown: (count: number) => `+ ${count} unknown`,
  how: "How is this calculated?",
  calculation: [
    "Every paid request counts in the month it was sent, retries too. Requests refused at no charge don't count. Deleted results do.",
    "Billed is what providers reported. Estimated is for requests without a bill: length × price per second, as of the day each was sent.",
    "Unknown: no bill, and no price was known.",
  ],
};

// Made once: a format costs a hundred times what it formats.
const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "November 2026" for "2026-11". */
export function monthText(month: string): string {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`));
}
