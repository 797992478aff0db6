import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { findMediaLink } from "#lib/data/asset/media-links.ts";
import { createMediaHandler } from "#lib/storage/media/media-handler.ts";
import { locateFile } from "#lib/storage/open-blob.ts";

/** A server from which providers fetch what their links were made for. Its origin becomes PUBLIC_MEDIA_URL. */
export async function serveMediaLinks(): Promise<Server> {
  const handler = createMediaHandler({
    onError(error) {
      throw error;
    },
    async authorize(_request, target) {
      if (target.from !== "link") return null;
      const link = await findMediaLink(createHash("sha256").update(target.token).digest("hex"));
      if (!link) return null;
      const { contentType, fileName } = link;
      return { ...(await locateFile(link)), contentType, fileName, audience: "other" };
    },
  });
  const server = createServer((request, response) => void handler(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  process.env.PUBLIC_MEDIA_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  return server;
}
