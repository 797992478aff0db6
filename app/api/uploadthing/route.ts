import type { NextRequest } from "next/server";
import { createRouteHandler } from "uploadthing/next";
import { readConfig } from "#lib/config.ts";
import { readOrMakeSecret } from "#lib/sealing/secret.ts";
import { registerFinishedUpload } from "#lib/serve/register-finished-upload.ts";
import { findMember } from "#lib/session/find-member.ts";
import { uploadHandlerConfig } from "#lib/storage/upload-handler-config.ts";
import { createUploadRouter } from "#lib/storage/upload-router.ts";

let handler: ReturnType<typeof create> | undefined;

/** Made with the first request: a build that loads this file must not make secrets. */
function create() {
  const config = readConfig();
  return createRouteHandler({
    router: createUploadRouter({
      async authenticate(request) {
        if (request.headers.get("origin") !== config.appUrl) return null;
        const member = await findMember(request.headers);
        return member && { memberId: member.id };
      },
      register: registerFinishedUpload,
    }),
    config: uploadHandlerConfig(config, readOrMakeSecret(config.dataDir, "ingest")),
  });
}

export function GET(request: NextRequest): Promise<Response> {
  return (handler ??= create()).GET(request);
}

export function POST(request: NextRequest): Promise<Response> {
  return (handler ??= create()).POST(request);
}
