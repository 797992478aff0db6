import { createHash } from "node:crypto";
import { vi } from "vitest";

/** A worker that hashes on this thread. */
class HashingWorker extends EventTarget {
  postMessage({ id, file }: { id: number; file: Blob }): void {
    void file.arrayBuffer().then((bytes) => {
      const hash = createHash("sha256").update(new Uint8Array(bytes)).digest("hex");
      this.dispatchEvent(new MessageEvent("message", { data: { id, hash } }));
    });
  }

  terminate(): void {
    // It has nothing that would go on.
  }
}

/** Lets files be hashed where there are no workers. */
export function stubHashing(): void {
  vi.stubGlobal("Worker", HashingWorker);
}
