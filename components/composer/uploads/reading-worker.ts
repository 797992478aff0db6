import { blobSource } from "#lib/media/bytes.ts";
import { readHeader } from "#lib/media/read-header.ts";
import { type ReadingReply, readingRequestSchema } from "./reading-messages.ts";

/** The worker: reads one file after another and answers each with its number. */
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const { id, file } = readingRequestSchema.parse(data);
  void readHeader(blobSource(file)).then((done) => answer({ id, ...done }));
});
answer("ready");

function answer(reply: ReadingReply): void {
  postMessage(reply);
}
