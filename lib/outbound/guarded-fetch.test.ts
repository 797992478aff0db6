import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGuardedFetch } from "./guarded-fetch.ts";
import { allowedPrivateHosts, hostAndPort } from "./addresses.ts";
import { describeTrouble, findOutboundError, wasNeverSent } from "./outbound-error.ts";
import { hostileSchemes, hostileUrls } from "./testing/hostile-urls.ts";
import { startListener } from "./testing/listener.ts";

type Listener = Awaited<ReturnType<typeof startListener>>;
let inside: Listener;
let outside: Listener;
let seen: { url: string; method: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
  inside = await startListener();
  outside = await startListener((request, response) => {
    seen.push({ url: request.url ?? "", method: request.method ?? "", headers: request.headers });
    const target = new URL(request.url ?? "/", "http://here");
    const location = target.searchParams.get("to");
    if (location === null) response.end("the end");
    else
      response
        .writeHead(Number(target.searchParams.get("status") ?? 302), {
          location: location.replace(/[^ -~]/g, encodeURIComponent),
        })
        .end();
  });
});
afterAll(async () => {
  await inside.stop();
  await outside.stop();
});

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: unknown) => findOutboundError(error)?.reason ?? (error instanceof Error ? error.name : "?"),
  );
const allowOutside = () => new Set([`127.0.0.1:${outside.port}`]);

describe("private addresses", () => {
  test("are never connected to, however they are written", async () => {
    const guarded = createGuardedFetch();
    const urls = [...hostileUrls(inside.port), ...hostileSchemes];
    expect(urls.length).toBeGreaterThanOrEqual(230);
    const before = inside.countConnections();
    const reasons = new Map<string, string>();
    for (const url of urls) reasons.set(url, await reasonOf(guarded(url)));
    const allowed = new Set(["forbidden-address", "forbidden-scheme", "unresolved", "TypeError"]);
    expect([...reasons].filter(([, reason]) => !allowed.has(reason))).toEqual([]);
    expect(inside.countConnections() - before).toBe(0);
    // The listener can be reached: what kept them away was the guard.
    await (await fetch(inside.url)).text();
    expect(inside.countConnections() - before).toBe(1);
  });

  test("are not reached by a redirect either", async () => {
    const guarded = createGuardedFetch({ allowPrivate: allowOutside() });
    const before = inside.countConnections();
    for (const url of [...hostileUrls(inside.port), ...hostileSchemes]) {
      const answer = guarded(`${outside.url}/?to=${encodeURIComponent(url)}`);
      expect(["forbidden-address", "forbidden-scheme", "unresolved"]).toContain(await reasonOf(answer));
    }
    expect(inside.countConnections() - before).toBe(0);
  });

  test("are not reached by a name that stands for one, nor by one that also stands for a public one", async () => {
    const before = inside.countConnections();
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "fe80::1", "169.254.169.254", "0.0.0.0"]) {
      const family = address.includes(":") ? 6 : 4;
      const mixed = [
        { address: "93.184.215.14", family: 4 },
        { address, family },
      ];
      for (const addresses of [[{ address, family }], mixed]) {
        const guarded = createGuardedFetch({ lookup: async () => addresses });
        expect(await reasonOf(guarded(`http://innocent.example:${inside.port}/`))).toBe("forbidden-address");
      }
    }
    expect(inside.countConnections() - before).toBe(0);
  });

  test("are not reached by a name that changes its answer: it is asked once for each connection", async () => {
    let asked = 0;
    const guarded = createGuardedFetch({
      lookup: async () => [{ address: asked++ === 0 ? "192.0.2.1" : "127.0.0.1", family: 4 }],
    });
    const before = inside.countConnections();
    expect(await reasonOf(guarded(`http://rebinding.example:${inside.port}/`))).toBe("forbidden-address");
    expect(asked).toBe(1);
    expect(inside.countConnections() - before).toBe(0);
  });

  test("are reached where host and port are allowed by name, and only there", async () => {
    const guarded = createGuardedFetch({ allowPrivate: allowOutside() });
    expect(await (await guarded(`${outside.url}/a`)).text()).toBe("the end");
    expect(await reasonOf(guarded(inside.url))).toBe("forbidden-address");
    expect(await reasonOf(guarded(`http://localhost:${outside.port}/`))).toBe("forbidden-address");
  });
});

describe("allowances", () => {
  test("are the named pairs and the configured base URLs", () => {
    const named = new Set(["NAS.local:9000", "[::1]:80", "10.0.0.1", "not a host"]);
    const allowed = allowedPrivateHosts(named, ["http://localhost:4500/path", "https://gateway.lan"]);
    expect([...allowed].sort()).toEqual([
      "10.0.0.1:80",
      "[::1]:80",
      "gateway.lan:443",
      "localhost:4500",
      "nas.local:9000",
    ]);
  });

  test("to a list of hosts exclude every other", async () => {
    const guarded = createGuardedFetch({
      allowPrivate: new Set([...allowOutside(), hostAndPort(inside.url)]),
      allowedHosts: allowOutside(),
    });
    const before = inside.countConnections();
    expect(await reasonOf(guarded(`${outside.url}/a`))).toBe("answered");
    expect(await reasonOf(guarded(inside.url))).toBe("forbidden-host");
    expect(await reasonOf(guarded(`${outside.url}/?to=${inside.url}`))).toBe("forbidden-host");
    expect(inside.countConnections() - before).toBe(0);
  });
});

describe("redirects", () => {
  const both = () => new Set([...allowOutside(), `localhost:${outside.port}`]);

  test("keep the key on the same origin and lose it on another", async () => {
    const guarded = createGuardedFetch({ allowPrivate: both() });
    const headers = { authorization: "Bearer sk-canary", cookie: "a=b", "x-plain": "1" };
    seen = [];
    await guarded(`${outside.url}/?to=/next`, { headers });
    expect(seen.map((request) => request.headers.authorization)).toEqual([
      "Bearer sk-canary",
      "Bearer sk-canary",
    ]);
    seen = [];
    const back = encodeURIComponent(`/?to=${outside.url}/back`);
    await guarded(`${outside.url}/?to=http://localhost:${outside.port}${back}`, { headers });
    expect(seen.map((request) => [request.headers.authorization, request.headers.cookie])).toEqual([
      ["Bearer sk-canary", "a=b"],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(seen.map((request) => request.headers["x-plain"])).toEqual(["1", "1", "1"]);
  });

  test("of a POST are not followed: nothing is sent twice", async () => {
    const guarded = createGuardedFetch({ allowPrivate: allowOutside() });
    for (const status of [301, 302, 303, 307, 308]) {
      seen = [];
      const answer = await guarded(`${outside.url}/?to=/next&status=${status}`, {
        method: "POST",
        body: "{}",
      });
      expect(answer.status).toBe(status);
      expect(seen).toHaveLength(1);
    }
  });

  test("and answers that ask for another connection send no POST again", async () => {
    const guarded = createGuardedFetch({ allowPrivate: allowOutside() });
    seen = [];
    const error: unknown = await guarded(`${outside.url}/?to=/next&status=421`, {
      method: "POST",
      body: "{}",
    }).catch((thrown: unknown) => thrown);
    expect(describeTrouble(error)).toMatch(/^The request had left.*421/);
    expect(wasNeverSent(error)).toBe(false);
    expect(seen).toHaveLength(1);
  });

  test("end after five", async () => {
    const guarded = createGuardedFetch({ allowPrivate: allowOutside() });
    expect(await reasonOf(guarded(`${outside.url}/?to=${encodeURIComponent("?to=")}`))).toBe(
      "too-many-redirects",
    );
  });
});

describe("whether a failed request was sent", () => {
  test("is no where the guard stopped it, the name is unknown or the port closed", async () => {
    const closed = await startListener();
    await closed.stop();
    const allowPrivate = new Set([hostAndPort(closed.url)]);
    const unknown = async () => {
      throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND", syscall: "getaddrinfo" });
    };
    for (const attempt of [
      () => createGuardedFetch()(inside.url),
      () => createGuardedFetch({ lookup: unknown })("http://nowhere.example/"),
      () => createGuardedFetch({ allowPrivate })(closed.url),
      () => fetch(closed.url),
    ])
      expect(wasNeverSent(await attempt().catch((error: unknown) => error))).toBe(true);
  });

  test("is no where the other side does not speak TLS", async () => {
    const allowPrivate = new Set([`127.0.0.1:${inside.port}`]);
    const attempt = createGuardedFetch({ allowPrivate })(`https://127.0.0.1:${inside.port}/`);
    expect(wasNeverSent(await attempt.catch((error: unknown) => error))).toBe(true);
  });

  test("is unknown where the connection broke or was given up afterwards", async () => {
    const rude = await startListener((request) => request.socket.destroy());
    const silent = await startListener(() => undefined);
    const allowPrivate = new Set([hostAndPort(rude.url), hostAndPort(silent.url)]);
    const guarded = createGuardedFetch({ allowPrivate, headersTimeoutMs: 50 });
    for (const attempt of [
      () => guarded(rude.url, { method: "POST", body: "{}" }),
      () => guarded(silent.url, { method: "POST", body: "{}" }),
      () => guarded(silent.url, { signal: AbortSignal.timeout(30) }),
      () => fetch(rude.url),
    ])
      expect(wasNeverSent(await attempt().catch((error: unknown) => error))).toBe(false);
    await rude.stop();
    await silent.stop();
  });
});

test("a name and password in an address are sent to its origin alone, and not in the place of what is sent anyway", async () => {
  const guarded = createGuardedFetch({
    allowPrivate: new Set([hostAndPort(inside.url), `localhost:${outside.port}`, ...allowOutside()]),
  });
  const named = `http://user%40one:pass@127.0.0.1:${outside.port}`;
  const elsewhere = encodeURIComponent(`http://localhost:${outside.port}/there`);
  seen = [];
  await (await guarded(`${named}/?to=${elsewhere}`)).text();
  await (await guarded(named, { headers: { authorization: "Bearer key" } })).text();
  await (await guarded(`http://50%:pass@127.0.0.1:${outside.port}`)).text();
  const basic = (user: string) => `Basic ${Buffer.from(user).toString("base64")}`;
  expect(seen.map(({ headers }) => headers.authorization)).toEqual([
    basic("user@one:pass"),
    undefined,
    "Bearer key",
    basic("50%:pass"),
  ]);
});
