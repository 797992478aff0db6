import { type AddressInfo, createServer } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { describeTrouble } from "./outbound-error.ts";

const failure = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: unknown) => describeTrouble(error),
  );

async function withServer(onConnection: (close: () => void) => void, ask: (url: string) => Promise<void>) {
  const server = createServer((socket) => {
    socket.on("error", () => undefined); // the other end goes away too
    socket.once("data", () => onConnection(() => socket.destroy()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on TCP
  server.close();
}

test("a connection that is cut after the request says that the request had left", async () => {
  await withServer(
    (close) => close(),
    async (url) => {
      expect(await failure(fetch(url, { method: "POST", body: "{}" }))).toMatch(
        /^The connection was reset after the request had left: .+\.$/,
      );
    },
  );
});

test("silence says that no answer came in time", async () => {
  let cut = () => {};
  await withServer(
    (close) => (cut = close),
    async (url) => {
      expect(await failure(fetch(url, { signal: AbortSignal.timeout(100) }))).toMatch(
        /^The request had left, and no answer came in time: .+\.$/,
      );
      cut();
    },
  );
});

test("a refused connection says that the request did not leave", async () => {
  let gone = "";
  await withServer(
    () => undefined,
    async (url) => void (gone = url),
  );
  expect(await failure(fetch(gone))).toMatch(/^The request did not leave: .+\.$/);
});
