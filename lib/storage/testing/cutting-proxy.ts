import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type CuttingProxy = {
  origin: string;
  /** Bytes that clients sent through so far, headers included. */
  sentBytes(): number;
  /** Resets the connection on which the count of bytes from now on reaches this. */
  cutAfter(bytes: number): void;
  /** Lets requests through, and resets the connection at the first byte of the next answer to a request of at least this size. */
  loseAnswerOver(bytes: number): void;
  close(): Promise<void>;
};

/** A TCP proxy that passes bytes on and breaks connections with a reset when told to. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  let sent = 0;
  let cutAt = Number.POSITIVE_INFINITY;
  let losesOver = Number.POSITIVE_INFINITY;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, "127.0.0.1");
    let onThis = 0;
    let isDraining = false;
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        if (!isDraining) target.destroy();
      });
      socket.on("error", () => undefined); // resets are what this is about
    }
    client.on("data", (chunk) => {
      const room = cutAt - sent;
      const passed = chunk.subarray(0, Math.max(0, room));
      sent += passed.length;
      onThis += passed.length;
      if (!target.write(passed)) {
        client.pause();
        target.once("drain", () => client.resume());
      }
      if (room > chunk.length) return;
      cutAt = Number.POSITIVE_INFINITY;
      // What was counted as sent shall arrive, as it does when a line breaks behind it.
      isDraining = true;
      target.end(() => target.destroy());
      client.resetAndDestroy();
    });
    target.on("data", (chunk) => {
      if (onThis >= losesOver) {
        losesOver = Number.POSITIVE_INFINITY;
        client.resetAndDestroy();
      } else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    origin: `http://127.0.0.1:${port}`,
    sentBytes: () => sent,
    cutAfter: (bytes) => (cutAt = sent + bytes),
    loseAnswerOver: (bytes) => (losesOver = bytes),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
