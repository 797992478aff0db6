/** "18.2 s": at most one decimal (or as many as asked for), none where it is whole. */
export function secondsText(durationMs: number, digits = 1): string {
  return `${Number((durationMs / 1000).toFixed(digits))} s`;
}

/** "0:05", "12:30": to the nearest second. */
export function clockText(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "24 fps", "23.98 fps": at most two decimals. */
export function fpsText(fps: number): string {
  return `${Number(fps.toFixed(2))} fps`;
}

/** "45 MB", "0.3 MB", "812 bytes": MB is 1 000 000 bytes, as in the limits. */
export function bytesText(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} bytes`;
  if (sizeBytes < 100_000) return `${Number((sizeBytes / 1000).toFixed(1))} kB`;
  const megabytes = sizeBytes / 1_000_000;
  return megabytes < 1000
    ? `${Number(megabytes.toFixed(1))} MB`
    : `${Number((megabytes / 1000).toFixed(2))} GB`;
}

/** "3 videos", "1 image", "2 sounds": a count with its noun. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "40 %": how far something is, which is never said to be done before it is. */
export function progressText(progress: number): string {
  return `${Math.floor(progress * 100)} %`;
}
