import { secondsText } from "#lib/domain/base/quantity.ts";
import type { AnimaticRequest, Caption, Shot } from "./wire.ts";

const moveWords: Record<Extract<Shot, { kind: "image" }>["move"], string> = {
  still: "held still",
  in: "moving in",
  out: "moving out",
  left: "panning left",
  right: "panning right",
};

/** The edit list for reading: every shot with its time, its picture and its caption, then every sound. */
export function outline({ fps, shots, sounds }: AnimaticRequest): string[] {
  const at = (frame: number) => secondsText((frame * 1000) / fps);
  return [
    ...shots.map(
      (shot) => `${at(shot.startFrame)} to ${at(shot.startFrame + shot.frames)}: ${describeShot(shot)}`,
    ),
    ...sounds.map(
      ({ title, startMs, durationMs }) =>
        `Sound from ${secondsText(startMs)} to ${secondsText(startMs + durationMs)}: ${title}`,
    ),
  ];
}

function describeShot(shot: Shot): string {
  if (shot.kind === "card") return `a card with the words “${shot.text.trim()}”`;
  const picture =
    shot.kind === "image"
      ? `${shot.title}, ${moveWords[shot.move]}`
      : `${shot.title}, from ${secondsText(shot.fromMs)} on`;
  return shot.caption ? `${picture}, captioned “${captionText(shot.caption)}”` : picture;
}

const captionText = ({ before, label, after }: Caption) => `${before}${label}${after}`.trim();
