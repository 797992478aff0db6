/** "0:02.40": an instant in a clip, to the hundredth of a second. */
export function clipTime(atMs: number): string {
  const hundredths = Math.round(atMs / 10);
  const minutes = Math.floor(hundredths / 6000);
  const seconds = (hundredths - minutes * 6000) / 100;
  return `${minutes}:${seconds.toFixed(2).padStart(5, "0")}`;
}
