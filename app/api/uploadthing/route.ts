import type { NextRequest } from "next/server";
import { createRouteHandler } from "uploadthing/next";
import { readConfig } from "#lib/config.ts";
import { foundOrThrow } from "#lib/data/app-error.ts";
import { registerUpload } from "#lib/data/asset/register-upload.ts";
import { readOrMakeSecret } from "#lib/sealing/secret.ts";
import { findMember, findVouchedMember } from "#lib/session/find-member.ts";
import { uploadHandlerConfig } from "#lib/storage/upload-handler-config.ts";
import { createUploadRouter } from "#lib/storage/upload-router.ts";

let handler: ReturnType<typeof create> | undefined;

/** Made with the first request: a build that loads this file must not make secrets. */
function create() {
  const config = readConfig();
  return createRouteHandler({
    router: createUploadRouter({
      isCloud: config.uploadthingToken !== null,
      async authenticate(request) {
        if (request.headers.get("origin") !== config.appUrl) return null;
        const member = await findMember(request.headers);
        return member && { memberId: member.id };
      },
      async onUploaded({ memberId, ...upload }) {
        const member = foundOrThrow(await findVouchedMember(memberId));
        return { assetId: (await registerUpload(member, upload)).id };
      },
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
