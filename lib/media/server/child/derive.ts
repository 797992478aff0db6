import type { Measured } from "#lib/domain/asset.ts";
import { type Format, formats } from "#lib/domain/format.ts";
import type { MadeFile } from "#lib/media/server/derive.ts";
import { answerJob } from "./answer.ts";

type Job = { path: string; format: Format; measured: Measured; folder: string };

await answerJob(async (job: Job): Promise<MadeFile[]> => {
  if (formats[job.format].kind === "image") {
    const { deriveFromImage } = await import("./derive-image.ts");
    return await deriveFromImage(job);
  }
  const { deriveFromFilm } = await import("./derive-film.ts");
  return await deriveFromFilm(job);
});
