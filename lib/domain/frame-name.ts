import { secondsText } from "./quantity.ts";

const stemMax = 200;

/** The file name of a picture that was taken from a video: "a red kite, 3.25 s.png", or "a red kite, last frame.png" where that was asked for. */
export function frameName(videoName: string, beginMs: number | null): string {
  const stem = Array.from(videoName.replace(/\.[^.]*$/, ""))
    .slice(0, stemMax)
    .join("")
    .trim();
  return `${stem || "video"}, ${beginMs === null ? "last frame" : secondsText(beginMs, 2)}.png`;
}
