import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server.js";
import { createRouteHandler } from "uploadthing/next";
import type { FinishedUpload, RegisterUpload } from "#lib/storage/finished-upload.ts";
import { createIngestHandler } from "#lib/storage/ingest/ingest-handler.ts";
import { createUploadRouter } from "#lib/storage/upload-router.ts";
import { uploadHandlerConfig } from "#lib/storage/upload-handler-config.ts";
import { type CuttingProxy, startCuttingProxy } from "./cutting-proxy.ts";

const secret = "a-secret-that-only-this-test-knows";

export type Studio = AsyncDisposable & {
  /** What people use: the proxy in front. */
  appUrl: string;
  dataDir: string;
  proxy: CuttingProxy;
  /** What was registered. */
  uploads: FinishedUpload[];
  /** What counted as a fault. */
  errors: unknown[];
  /** Makes the next registrations fail with this, as a database that is away does. */
  failRegistrations(...failures: Error[]): void;
};

/**
 * The upload route and the ingest behind one real server, and a proxy in front that can cut connections. A request's
 * `x-member` header says who is signed in.
 */
export async function startStudio(
  options: { dataDir?: string; beforeRegistering?: () => Promise<void> } = {},
): Promise<Studio> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "studio-")));
  const uploads: FinishedUpload[] = [];
  const errors: unknown[] = [];
  const failures: Error[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  const server = createServer((request, response) => void answer(request, response));
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const proxy = await startCuttingProxy(port);
  const appUrl = proxy.origin;

  const register: RegisterUpload = async (upload) => {
    await options.beforeRegistering?.();
    const failure = failures.shift();
    if (failure) throw failure;
    uploads.push(upload);
    return { assetId: `asset-${uploads.length}` };
  };
  const ingest = createIngestHandler({
    dataDir,
    secret,
    appUrl,
    register,
    onError: (error) => errors.push(error),
  });
  const route = createRouteHandler({
    router: createUploadRouter({
      authenticate: async (request) => {
        const memberId = request.headers.get("x-member");
        return memberId ? { memberId } : null;
      },
      register: () => Promise.reject(new Error("No cloud is to call here")),
    }),
    config: { ...uploadHandlerConfig({ appUrl, uploadthingToken: null }, secret), logLevel: "None" },
  });
  answer = async (request, response) => {
    if (request.url?.startsWith("/ingest/")) return await ingest(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding was set
    const answered = await route.POST(
      new NextRequest(`http://127.0.0.1:${port}${request.url}`, {
        method: "POST",
        headers: request.headers as Record<string, string>, // none of those that matter here comes twice
        body: Buffer.concat(chunks),
      }),
    );
    response.writeHead(answered.status, { "content-type": "application/json" });
    response.end(await answered.text());
  };
  return {
    appUrl,
    dataDir,
    proxy,
    uploads,
    errors,
    failRegistrations: (...more) => void failures.push(...more),
    [Symbol.asyncDispose]: async () => {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
