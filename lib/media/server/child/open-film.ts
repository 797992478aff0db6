import {
  CustomSource,
  FilePathSource,
  type Input,
  type InputVideoTrack,
  type VideoSample,
  VideoSampleSink,
} from "mediabunny";
import type { Format } from "#lib/domain/media/format.ts";
import { isMended, mendedSource } from "#lib/media/mended-source.ts";
import { openContainer } from "#lib/media/open-container.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { Unreadable } from "#lib/media/reading.ts";

/** Opens a video or sound file. Dispose of it, or say `using`. */
export function openFilm(path: string, format: Format): Input {
  // What needs no mending is read faster straight from the disk.
  return openContainer(isMended(format) ? mendedFile(path, format) : new FilePathSource(path), format);
}

function mendedFile(path: string, format: Format): CustomSource {
  const opening = openFileSource(path);
  const mending = opening.then((file) => mendedSource(file, format));
  mending.catch(() => undefined); // told where it is first read
  return new CustomSource({
    getSize: async () => (await mending).sizeBytes,
    read: async (start, end) => (await mending).read(start, end - start),
    dispose: () => void opening.then((file) => file[Symbol.asyncDispose]()).catch(() => undefined),
    prefetchProfile: "fileSystem",
  });
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
