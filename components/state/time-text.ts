/** "8 s", "1 min 12 s", "2 h 5 min", "6 d 9 h": whole seconds, at most two parts. */
export function timeText(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

type Progressing = { progress: number | null; sinceAcceptedMs: number | null; expectedWaitMs: number | null };

/** So many usual waits may pass before real progress that hardly moves is no measure any more: what is left would only grow. */
const patience = 2;

/** "about 2 min left", from real progress where there is any, else from the documented wait; null when nobody can tell. */
export function timeLeftText({ progress, sinceAcceptedMs, expectedWaitMs }: Progressing): string | null {
  if (sinceAcceptedMs === null) return null;
  const isMeasured = progress !== null && progress >= 0.05;
  if (!isMeasured && expectedWaitMs === null) return null;
  const leftMs = isMeasured
    ? (sinceAcceptedMs * (1 - progress)) / progress
    : (expectedWaitMs ?? 0) - sinceAcceptedMs;
  const isNear = leftMs <= 5_000;
  const isLate = expectedWaitMs !== null && sinceAcceptedMs >= expectedWaitMs * (isMeasured ? patience : 1);
  if (isLate && !(isMeasured && isNear)) return "longer than usual";
  if (isNear) return "nearly done";
  return leftMs < 60_000
    ? `about ${Math.ceil(leftMs / 5_000) * 5} s left`
    : `about ${timeText(Math.round(leftMs / 60_000) * 60_000)} left`;
}

/** "just now", "4 min ago", "2 h ago", "3 d ago": how long ago something was, in one part. */
export function agoText(sinceMs: number): string {
  const minutes = Math.floor(sinceMs / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}
