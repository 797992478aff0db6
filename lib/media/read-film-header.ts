import { CustomSource, type Input } from "mediabunny";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { type FilmTracks, findTracks, readCodecs, readDuration, readFps, readPixels } from "./film-facts.ts";
import { readAdts } from "./adts-frames.ts";
import { readAiff } from "./aiff-header.ts";
import { readAvi } from "./avi-header.ts";
import type { ByteSource } from "./bytes.ts";
import { readFlac } from "./flac-header.ts";
import { requireWhole } from "./require-whole.ts";
import { mendedSource } from "./mended-source.ts";
import { openContainer } from "./open-container.ts";
import { readMp3Seconds } from "./read-mp3-seconds.ts";
import { readOgg } from "./ogg-header.ts";
import { asDuration, requireDrawable } from "./reading.ts";
import { readWebmPace } from "./read-webm-pace.ts";
import type { SparseSource } from "./sparse-source.ts";
import { readOddWav } from "./wav-header.ts";

const matroska = new Set<Format>(["webm", "weba", "mkv", "mka"]);
/** Pictures by which a frame rate is judged: the more, the better, while their times cost no reading. */
const judgedPackets = [120, 1200, 10_000];
/** Where each fragment holds a few times only, reading ends here. */
const enoughBytes = 400_000;

/** Readers of headers beside the demuxer's: of what it does not know, or would go through as a whole. */
const ownReaders: Partial<Record<Format, (source: ByteSource) => Promise<Measured | null>>> = {
  avi: readAvi,
  flac: readFlac,
  ogg: readOgg,
  aiff: readAiff,
  aac: readAdts,
  wav: readOddWav,
};

/** What a video's or sound's headers say. Throws `Unreadable`, or whatever the demuxer does where they are damaged. */
export async function readFilmHeader(source: SparseSource, format: Format): Promise<Measured> {
  await requireWhole(source, format);
  const own = await ownReaders[format]?.(source);
  if (own) return own.widthPx ? { ...own, ...requireDrawable(own) } : own;
  const mended = await mendedSource(source, format);
  const input = openContainer(
    new CustomSource({
      getSize: () => mended.sizeBytes,
      read: (start, end) => mended.read(start, end - start),
    }),
    format,
  );
  try {
    const tracks = await findTracks(input, format);
    return {
      ...(tracks.video ? await readPixels(tracks.video) : {}),
      ...(await readTimes(input, tracks, source, format)),
      ...(await readCodecs(tracks, format)),
    };
  } finally {
    input.dispose();
  }
}

async function readTimes(
  input: Input,
  tracks: FilmTracks,
  source: SparseSource,
  format: Format,
): Promise<Measured> {
  if (format === "mp3") {
    const told = await input.getDurationFromMetadata(tracks.all);
    return asDuration(await readMp3Seconds(source, told));
  }
  if (matroska.has(format)) {
    // Asked for its times, the demuxer reads whole clusters, pictures and all: seconds of the film.
    const told = await input.getDurationFromMetadata(tracks.all);
    const pace = told === null ? null : await readWebmPace(source, tracks.video?.id);
    if (told !== null && pace) return { ...asDuration(told - pace.startSeconds), ...pace.fps };
  }
  return {
    ...(await readDuration(input, tracks.all)),
    ...(tracks.video ? await readSteadyFps(tracks.video, source) : {}),
  };
}

async function readSteadyFps(
  track: NonNullable<FilmTracks["video"]>,
  source: SparseSource,
): Promise<Measured> {
  let found: Measured = {};
  for (const count of judgedPackets) {
    const { probed, ...told } = await readFps(track, count);
    found = told;
    if (probed < count || source.readBytes() > enoughBytes) break;
  }
  return found;
}
