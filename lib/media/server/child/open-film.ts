import {
  FilePathSource,
  type Input,
  type InputVideoTrack,
  type VideoSample,
  VideoSampleSink,
} from "mediabunny";
import type { Format } from "#lib/domain/media/format.ts";
import { openContainer } from "#lib/media/open-container.ts";
import { Unreadable } from "#lib/media/reading.ts";

/** Opens a video or sound file. Dispose of it, or say `using`. */
export function openFilm(path: string, format: Format): Input {
  return openContainer(new FilePathSource(path), format);
}

/** The first picture of a track that is shown: what an edit list leaves before its start is not. Close it. */
export async function decodeFirstFrame(track: InputVideoTrack): Promise<VideoSample> {
  const sink = new VideoSampleSink(track, { hardwareAcceleration: "prefer-software" });
  let first: VideoSample | null = null;
  for await (const picture of sink.samples(0)) {
    first?.close();
    first = picture;
    if (picture.timestamp >= 0) break;
  }
  if (!first) throw new Unreadable("damaged");
  return first;
}
