import type { HistoryResult } from "#lib/domain/history/history.ts";
import type { Wall, WallLine } from "./lay-out.ts";

/** Where an arrow key leads from a result: to the one before or after it, or to the nearest above or below. */
export function stepOnWall(wall: Wall, from: string, key: string): HistoryResult | null {
  const lines = wall.days.flatMap(({ lines: ofDay }) => ofDay);
  const row = lines.findIndex(({ tiles }) => tiles.some(({ result }) => result.id === from));
  const place = lines[row]?.tiles.findIndex(({ result }) => result.id === from) ?? -1;
  const tile = lines[row]?.tiles[place];
  if (!tile) return null;
  const middle = tile.left + tile.width / 2;
  if (key === "ArrowRight") return (lines[row]?.tiles[place + 1] ?? lines[row + 1]?.tiles[0])?.result ?? null;
  if (key === "ArrowLeft")
    return (lines[row]?.tiles[place - 1] ?? lines[row - 1]?.tiles.at(-1))?.result ?? null;
  if (key === "ArrowDown") return nearest(lines[row + 1], middle);
  return key === "ArrowUp" ? nearest(lines[row - 1], middle) : null;
}

function nearest(line: WallLine | undefined, middle: number): HistoryResult | null {
  const away = ({ left, width }: { left: number; width: number }) => Math.abs(left + width / 2 - middle);
  return line?.tiles.toSorted((one, other) => away(one) - away(other))[0]?.result ?? null;
}
