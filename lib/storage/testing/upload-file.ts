import { createHash } from "node:crypto";
import { genUploader } from "uploadthing/client";
import type { FileRoute } from "uploadthing/types";
import { BrowserRequest } from "./browser-request.ts";

/** The endpoint as a page sees it. */
type Router = {
  references: FileRoute<{ input: { fingerprints: (string | null)[] }; output: unknown; errorShape: unknown }>;
};

/** Uploads one file with UploadThing's stock client, as the page does it: one `createUpload` for each try. */
export async function uploadFile(appUrl: string, file: File, options: { memberId?: string } = {}) {
  Object.assign(globalThis, { XMLHttpRequest: BrowserRequest });
  const { memberId } = options;
  const fingerprint = createHash("sha256")
    .update(Buffer.from(await file.arrayBuffer()))
    .digest("hex");
  const { createUpload } = genUploader<Router>({ url: new URL("/api/uploadthing", appUrl), fetch });
  const upload = await createUpload("references", {
    files: [file],
    input: { fingerprints: [fingerprint] },
    headers: memberId ? { "x-member": memberId } : {},
  });
  return await upload.done(file);
}

/** The code with which an upload was refused, or what else became of it. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "taken";
  } catch (error) {
    const { data, message } = error as { data?: { error?: string }; message: string }; // the client's own errors
    return data?.error ?? message;
  }
}
