import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { addressGroup, addressHeader, clientAddress, stampAddress } from "./client-address.ts";

/** What a server behind a real connection notes of a request with these headers. */
async function stamped(
  headers: Record<string, string>,
  trustsProxy: boolean,
): Promise<IncomingMessage["headers"]> {
  let noted: IncomingMessage["headers"] = {};
  const server = createServer((request, response) => {
    stampAddress(request, trustsProxy);
    noted = request.headers;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers }); // a TCP server has such an address
  await new Promise((done) => server.close(done));
  return noted;
}

describe("the address of a request", () => {
  test("is the connection's, whatever the client claims", async () => {
    const noted = await stamped(
      { [addressHeader]: "8.8.8.8", "x-forwarded-for": "8.8.4.4", "x-forwarded-host": "evil.example" },
      false,
    );
    expect(noted).toMatchObject({ [addressHeader]: "127.0.0.1" });
    expect(noted).not.toHaveProperty("x-forwarded-for");
    expect(noted).not.toHaveProperty("x-forwarded-host");
  });

  test("is what the trusted proxy itself has added, never what stood before", async () => {
    const headers = { [addressHeader]: "8.8.8.8", "x-forwarded-for": "6.6.6.6, 198.51.100.7" };
    expect(await stamped(headers, true)).toMatchObject({ [addressHeader]: "198.51.100.7" });
    expect(await stamped({ "x-forwarded-for": "not an address" }, true)).toMatchObject({
      [addressHeader]: "127.0.0.1",
    });
  });

  test("stays what it was where the framework sends an action on to another page, and nobody else can say so", async () => {
    const sent = await stamped({ "next-action": "7f" }, false);
    const stamp = { "next-action": "7f", "x-triptych-stamp": String(sent["x-triptych-stamp"]) };
    const first = { [addressHeader]: "198.51.100.7", "x-forwarded-host": "studio.example" };
    const passedOn = { ...stamp, ...first };
    expect(await stamped(passedOn, false)).toMatchObject({ ...first, host: "studio.example" });
    const forged = { ...passedOn, "x-triptych-stamp": "forged" };
    const noted = await stamped(forged, false);
    expect(noted).toMatchObject({ [addressHeader]: "127.0.0.1" });
    expect(noted["x-triptych-stamp"]).not.toBe("forged");
    expect(await stamped({ "x-triptych-stamp": "forged" }, false)).not.toHaveProperty("x-triptych-stamp");
  });

  test("is unknown where nobody noted it", () => {
    expect(clientAddress(new Headers({ "x-forwarded-for": "1.2.3.4" }))).toBe("unknown");
  });

  test("counts a whole IPv6 customer as one", () => {
    for (const address of ["2001:db8:0:1::5", "2001:DB8::1:9:8:7:6", "2001:0db8:0:0001:ffff::"]) {
      expect(addressGroup(address)).toBe("2001:db8:0:1::/64");
    }
    expect(addressGroup("::1")).toBe("0:0:0:0::/64");
    expect(addressGroup("192.0.2.1")).toBe("192.0.2.1");
  });
});
