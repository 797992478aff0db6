import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The line between a browser and a studio: as slow as wanted, and it can break. */
export type Line = {
  origin: string;
  /** Bytes that the browser has got through so far, headers included. */
  sentBytes(): number;
  /** How many bytes a second go to the studio from now on, over all connections; null is as many as come. */
  limit(bytesPerSecond: number | null): void;
  /** Resets every connection. What was counted as sent arrives, as it does when a line breaks behind it. */
  cut(): void;
  /** Lets what carries a file fall silent without an end, as connections of a tab that was frozen do. */
  stall(): void;
  close(): Promise<void>;
};

const pieceBytes = 64 * 1024;
/** What carried more than this is no page and no script. */
const fileBytes = 1024 * 1024;

/** Lays a line to a port of this machine, on which a studio may begin to listen later. */
export async function layLine(studioPort: number): Promise<Line> {
  let sent = 0;
  let rate: number | null = null;
  let freeAt = 0;
  const cuts = new Set<() => void>();
  const stalls = new Set<() => void>();

  /** How long the next piece has to wait for those before it. */
  const waitMs = (bytes: number): number => {
    if (rate === null) return 0;
    freeAt = Math.max(freeAt, performance.now()) + (bytes / rate) * 1000;
    return freeAt - performance.now();
  };

  const join = (browser: Socket) => {
    const studio = connect(studioPort, "127.0.0.1");
    let isCut = false;
    let isStalled = false;
    let passed = 0;
    const stall = () => {
      isStalled = passed > fileBytes;
    };
    stalls.add(stall);
    const cut = () => {
      isCut = true;
      browser.resetAndDestroy();
      studio.end(() => studio.destroy());
    };
    cuts.add(cut);
    const pass = async () => {
      for await (const chunk of browser.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        for (let at = 0; at < chunk.length && !isCut; at += pieceBytes) {
          const piece = chunk.subarray(at, at + pieceBytes);
          const wait = waitMs(piece.length);
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          if (isCut || isStalled || studio.destroyed) return;
          sent += piece.length;
          passed += piece.length;
          if (!studio.write(piece)) await Promise.race([once(studio, "drain"), once(studio, "close")]);
        }
      }
      studio.end();
    };
    browser.on("error", () => undefined); // broken lines are what this is about
    studio.on("error", () => browser.resetAndDestroy());
    studio.on("data", (chunk: Buffer) => {
      if (isCut || isStalled || browser.write(chunk)) return;
      studio.pause();
      browser.once("drain", () => studio.resume());
    });
    studio.on("close", () => {
      if (!isCut) browser.end(() => browser.destroy());
    });
    browser.on("close", () => {
      cuts.delete(cut);
      stalls.delete(stall);
      if (!isCut) studio.destroy();
    });
    void pass().catch(() => studio.end());
  };

  const server = createServer(join).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    origin: `http://localhost:${port}`,
    sentBytes: () => sent,
    limit: (bytesPerSecond) => {
      rate = bytesPerSecond;
      freeAt = 0;
    },
    cut: () => {
      for (const cut of cuts) cut();
    },
    stall: () => {
      for (const stall of stalls) stall();
    },
    async close() {
      for (const cut of cuts) cut();
      server.close();
      await once(server, "close");
    },
  };
}
