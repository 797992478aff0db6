import "#lib/media/server/codecs.ts";
import {
  AudioSampleSink,
  EncodedPacketSink,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from "mediabunny";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { findTracks, readCodecs, readDuration, readFps, readPixels } from "#lib/media/film-facts.ts";
import { isCut } from "#lib/media/is-cut.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { decodeFirstFrame, openFilm } from "./open-film.ts";

/** Packets by which a frame rate is judged: some minutes, so that a change of pace in the middle is seen. */
const judgedPackets = 10_000;

/** Reads a video or sound file: its tracks, its end, and the first picture or the first sound of each, decoded. */
export async function readFilm(path: string, format: Format): Promise<Measured> {
  {
    await using source = await openFileSource(path);
    if (await isCut(source, format)) throw new Unreadable("damaged");
  }
  using input = openFilm(path, format);
  const tracks = await findTracks(input, format);
  const { video, audio } = tracks;
  await Promise.all(tracks.all.map(requireWholeTrack));
  const measured = {
    ...(await readDuration(input, tracks.all)),
    ...(video ? await readPictures(video) : {}),
    ...(await readCodecs(tracks)),
  };
  if (audio) await requireSound(audio);
  return measured;
}

/** A track whose last packet cannot be read was cut, whatever its header says. */
async function requireWholeTrack(track: InputTrack): Promise<void> {
  const last = await new EncodedPacketSink(track).getPacket(Infinity);
  if (!last) throw new Unreadable("damaged");
}

async function readPictures(track: InputVideoTrack): Promise<Measured> {
  const pixels = await readPixels(track);
  if (!(await track.canDecode())) throw new Unreadable("codec");
  (await decodeFirstFrame(track)).close();
  const { fps } = await readFps(track, judgedPackets);
  return { ...pixels, ...(fps === undefined ? {} : { fps }) };
}

async function requireSound(track: InputAudioTrack): Promise<void> {
  if (!(await track.canDecode())) throw new Unreadable("codec");
  const sample = await new AudioSampleSink(track).samples().next();
  if (sample.done) throw new Unreadable("damaged");
  sample.value.close();
}
