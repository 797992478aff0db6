import { readFile } from "node:fs/promises";
import { madeOnce } from "#simulators/made-once.ts";
import { encodeByFfmpeg } from "./encode-by-ffmpeg.ts";

/** A bare JPEG XL of the picture that a graph draws. */
export async function createJxl(graph: string): Promise<Buffer> {
  const still = { muxer: "image2", pictures: { graph, codec: "libjxl" }, options: { update: "1" } };
  return readFile(await madeOnce(import.meta.filename, graph, (path) => encodeByFfmpeg(path, still), ".jxl"));
}
