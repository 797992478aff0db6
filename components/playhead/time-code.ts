/** "0:03.250", "12:00.000": minutes, seconds and milliseconds, as they stand in the transport. */
export function timeCode(positionMs: number): string {
  const ms = Math.max(0, Math.round(positionMs));
  const seconds = Math.floor(ms / 1000) % 60;
  const rest = `${String(seconds).padStart(2, "0")}.${String(ms % 1000).padStart(3, "0")}`;
  return `${Math.floor(ms / 60_000)}:${rest}`;
}
