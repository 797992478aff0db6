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
    ...(video ? await readHidden(video, audio) : {}),
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

/** Encoders of sound need a start of their own, which edit lists hide: at most 2 048 samples, 22 050 a second. */
const primingSeconds = 0.1;

/** What an edit list hides before the start: whole pictures, or sound that is more than an encoder's own. */
async function readHidden(
  video: InputVideoTrack,
  audio: InputAudioTrack | null,
): Promise<Pick<Measured, "hiddenMs">> {
  const first = await new EncodedPacketSink(video).getFirstPacket({ metadataOnly: true });
  const hidesPicture = first !== null && first.timestamp + first.duration <= 0;
  const pictures = hidesPicture ? -first.timestamp : 0;
  const sound = -((await audio?.getFirstTimestamp()) ?? 0);
  const hiddenMs = Math.round(Math.max(pictures, sound > primingSeconds ? sound : 0) * 1000);
  return hiddenMs > 0 ? { hiddenMs } : {};
}
