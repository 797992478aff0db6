import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { authorizeMedia } from "#lib/serve/authorize-media.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";

export type MediaServer = {
  origin: string;
  /** What broke while it answered. */
  faults: unknown[];
  close: () => Promise<void>;
};

/** The studio's media, as `npm start` serves them, on a port of their own. */
export async function startMediaServer(): Promise<MediaServer> {
  const faults: unknown[] = [];
  const handle = createMediaHandler({ authorize: authorizeMedia, onError: (error) => faults.push(error) });
  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    faults,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}
