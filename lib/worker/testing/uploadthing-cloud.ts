import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** As much of UploadThing's cloud as a studio's worker speaks to: files in, files out by signed addresses, files removed. */
export type Cloud = { files: Map<string, Buffer>; close(): Promise<void> };

/** Starts it and leads UploadThing's own library to it. */
export async function startCloud(): Promise<Cloud> {
  const files = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = url.pathname.split("/").at(-1) ?? "";
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding was set
    const body = new Uint8Array(Buffer.concat(chunks));
    const answer = (json: unknown) => response.end(JSON.stringify(json));
    response.setHeader("content-type", "application/json");
    if (request.method === "PUT") {
      const form = await new Response(body, {
        headers: { "content-type": request.headers["content-type"] ?? "" },
      }).formData();
      const file = form.get("file");
      if (file instanceof Blob) files.set(key, Buffer.from(await file.arrayBuffer()));
      const at = `http://localhost/${key}`;
      answer({ url: at, appUrl: at, ufsUrl: at, fileHash: "0" });
    } else if (url.pathname === "/v6/deleteFiles") {
      const { fileKeys } = JSON.parse(Buffer.from(body).toString()) as { fileKeys: string[] }; // the library's own request
      answer({ success: true, deletedCount: fileKeys.filter((one) => files.delete(one)).length });
    } else if (files.has(key) && url.searchParams.has("signature")) response.end(files.get(key));
    else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on TCP
  Object.assign(process.env, {
    UPLOADTHING_INGEST_URL: `http://localhost:${port}`,
    UPLOADTHING_API_URL: `http://localhost:${port}`,
    UPLOADTHING_UFS_HOST: `localhost:${port}`,
    UPLOADTHING_UFS_APP_ID_LOCATION: "path",
  });
  return {
    files,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
