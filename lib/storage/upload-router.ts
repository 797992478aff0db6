import { randomUUID } from "node:crypto";
import { createUploadthing, type FileRouter, UTFiles } from "uploadthing/next";
import { UploadThingError } from "uploadthing/server";
import * as z from "zod/mini";
import { plainFileName } from "#lib/domain/media/file-names.ts";
import { largestUploadBytes, uploadMaxFiles } from "#lib/domain/media/upload-limits.ts";
import type { RegisterUpload } from "./finished-upload.ts";
import { createCustomId } from "./ingest/upload-ticket.ts";
import { keepRemote } from "./keep-remote.ts";

/**
 * What a page sends along: `fingerprintOf` each of its files, in their order, by which an upload that broke off is known
 * again after a reload. Null or nothing where it has none: then name, size and time must do.
 */
const inputSchema = z.optional(
  z.object({
    fingerprints: z
      .array(z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))))
      .check(z.maxLength(uploadMaxFiles)),
  }),
);
const metadataSchema = z.object({ memberId: z.uuid() });

/**
 * The UploadThing file router: one endpoint, `references`, for files of every kind. `authenticate` decides who uploads; the owner
 * is signed into the upload's address, so nobody can add to another's. Only UploadThing's cloud calls back when a file is whole,
 * and `register` makes the asset of it then: this machine's own ingest registers what it takes by itself.
 */
export function createUploadRouter(options: {
  authenticate: (request: Request) => Promise<{ memberId: string } | null>;
  register: RegisterUpload;
}) {
  const createRoute = createUploadthing();
  return {
    references: createRoute(
      { blob: { maxFileSize: "4GB", maxFileCount: uploadMaxFiles } },
      { awaitServerData: true, presignedURLTTL: "12 hours", getFileHashParts: hashParts },
    )
      .input(inputSchema)
      .middleware(async ({ req, files, input }) => {
        const member = await options.authenticate(req);
        // The library's own error, which it looks for, is no Error to the type checker.
        // oxlint-disable-next-line typescript/only-throw-error
        if (!member) throw new UploadThingError({ code: "FORBIDDEN", message: "signed-out" });
        if (files.some((file) => file.size > largestUploadBytes))
          // oxlint-disable-next-line typescript/only-throw-error -- as above
          throw new UploadThingError({ code: "TOO_LARGE", message: "too-large" });
        const named = files.map(({ name: givenName, size, type, lastModified }, index) => {
          const name = plainFileName(givenName);
          const fingerprint = input?.fingerprints[index] ?? null;
          const customId = createCustomId(member.memberId, { name, size, lastModified }, fingerprint);
          return { name, size, type, lastModified, customId };
        });
        return { memberId: member.memberId, [UTFiles]: named };
      })
      .onUploadComplete(async ({ metadata, file }) => {
        const { memberId } = metadataSchema.parse(metadata);
        return await keepRemote({ memberId, name: file.name, remoteKey: file.key }, options.register);
      }),
  } satisfies FileRouter;
}

/** At the cloud the same file of the same member gets the same key, so that it can be gone on with there too. */
function hashParts(file: object): string[] {
  // The library hands over what `middleware` set; its type leaves the custom id out.
  const { customId } = file as { customId?: string | null };
  return [customId ?? randomUUID()];
}
