import { secondsText } from "./quantity.ts";

const stemMax = 200;

/** The file name of a picture that was taken from a video: "a red kite, 3.25 s.png", "a red kite, last frame.png". */
export function frameName(videoName: string, atMs: number | null): string {
  const stem = Array.from(videoName.replace(/\.[^.]*$/, ""))
    .slice(0, stemMax)
    .join("")
    .trim();
  return `${stem || "video"}, ${atMs === null ? "last frame" : secondsText(atMs, 2)}.png`;
}
