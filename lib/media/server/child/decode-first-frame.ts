import { type InputVideoTrack, type VideoSample, VideoSampleSink } from "mediabunny";
import { Unreadable } from "#lib/media/unreadable.ts";

/** The first picture of a track. Close it. */
export async function decodeFirstFrame(track: InputVideoTrack): Promise<VideoSample> {
  const sink = new VideoSampleSink(track, { hardwareAcceleration: "prefer-software" });
  const first = await sink.samples().next();
  if (first.done) throw new Unreadable("damaged");
  return first.value;
}
