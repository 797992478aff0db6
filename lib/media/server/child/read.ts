import { type Format, formats } from "#lib/domain/format.ts";
import { openFileSource } from "#lib/media/server/file-source.ts";
import { sniffSource } from "#lib/media/sniff-format.ts";
import { Unreadable } from "#lib/media/unreadable.ts";
import { answerJob } from "./answer.ts";

await answerJob(async (job: { path: string }) => {
  const format = await findFormat(job.path);
  const kind = formats[format].kind;
  // Loaded when needed: a decoder of films costs more to start than an image takes to read.
  const measured =
    kind === "image"
      ? await (await import("./read-image.ts")).readImage(job.path, format)
      : await (await import("./read-film.ts")).readFilm(job.path, format);
  return { format, kind, measured };
});

async function findFormat(path: string): Promise<Format> {
  await using source = await openFileSource(path);
  const format = await sniffSource(source);
  if (!format) throw new Unreadable("format");
  return format;
}
