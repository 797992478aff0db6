import { FilePathSource, Input, MP4, QTFF } from "mediabunny";
import type { Format } from "#lib/domain/format.ts";

const turns: Record<number, readonly string[]> = {
  90: ["transpose=clock"],
  180: ["hflip", "vflip"],
  270: ["transpose=cclock"],
};

/** The filters that turn a clip as it says it is to be turned. WebM has no such thing. */
export async function turnFilters(source: { path: string; format: Format }): Promise<readonly string[]> {
  if (source.format === "webm") return [];
  using input = new Input({ formats: [MP4, QTFF], source: new FilePathSource(source.path) });
  const track = await input.getPrimaryVideoTrack();
  return turns[(await track?.getRotation()) ?? 0] ?? [];
}
