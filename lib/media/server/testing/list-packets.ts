import { EncodedPacketSink } from "mediabunny";
import type { Format } from "#lib/domain/media/format.ts";
import { openFilm } from "#lib/media/server/child/open-film.ts";

/** Every packet of a file's pictures and sound, with its times and bytes: what two files must share to show the same. */
export async function listPackets(path: string, format: Format): Promise<string[]> {
  using input = openFilm(path, format);
  const packets: string[] = [];
  for (const track of [...(await input.getVideoTracks()), ...(await input.getAudioTracks())])
    for await (const { type, timestamp, duration, data } of new EncodedPacketSink(track).packets())
      packets.push([track.type, type, timestamp, duration, Buffer.from(data).toString("base64")].join(" "));
  return packets;
}
