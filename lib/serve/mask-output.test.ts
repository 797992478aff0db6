import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { maskOutput } from "./mask-output.ts";

test("whatever a process writes, as text or as bytes, has no token in it", async () => {
  const token = "dGhpcyBpcyBhIHNlY3JldCB0b2tlbiBvZiBhIGxpbms";
  const stream = new PassThrough();
  maskOutput(stream as unknown as NodeJS.WriteStream); // a stream to write to is all that is needed of it
  stream.write(`GET /g/${token} 200\n`);
  stream.write(Buffer.from(`GET /media/g/${token}/x/video 206\n`));
  stream.end();
  expect(await text(stream)).toBe("GET /g/… 200\nGET /media/g/…/x/video 206\n");
});
