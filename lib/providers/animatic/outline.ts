import { secondsText } from "#lib/domain/base/quantity.ts";
import type { AnimaticRequest, Caption, Shot } from "./wire.ts";

const moveWords: Record<Extract<Shot, { kind: "image" }>["move"], string> = {
  still: "hold",
  in: "push in",
  out: "pull out",
  left: "pan left",
  right: "pan right",
};

/** The edit list for reading: every shot with its time, its picture and its caption, then every sound. */
export function outline({ fps, shots, sounds }: AnimaticRequest): string[] {
  const msOf = (frames: number) => (frames * 1000) / fps;
  return [
    ...shots.map((shot) => `${rangeText(msOf(shot.startFrame), msOf(shot.frames))}: ${describeShot(shot)}`),
    ...sounds.map(({ title, startMs, durationMs }) => `Sound, ${rangeText(startMs, durationMs)}: ${title}`),
  ];
}

/** "2.1–5 s" */
function rangeText(startMs: number, durationMs: number): string {
  return `${secondsText(startMs).replace(" s", "")}–${secondsText(startMs + durationMs)}`;
}

function describeShot(shot: Shot): string {
  if (shot.kind === "card") return `title card “${shot.text.trim()}”`;
  const picture =
    shot.kind === "image"
      ? `${shot.title}, ${moveWords[shot.move]}`
      : `${shot.title}, from ${secondsText(shot.fromMs)}`;
  return shot.caption ? `${picture}, caption “${captionText(shot.caption)}”` : picture;
}

const captionText = ({ before, label, after }: Caption) => `${before}${label}${after}`.trim();
