/** The first of so many days that end with the present one, where its reader is: "2026-11-24" of 7 on 30 November. */
export function daysSince(days: number, now: Date): string {
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${first.getFullYear()}-${two(first.getMonth() + 1)}-${two(first.getDate())}`;
}
