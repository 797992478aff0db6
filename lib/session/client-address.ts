import { isIP } from "node:net";
import type { IncomingMessage } from "node:http";
import { isTokenOf, makeToken } from "./token.ts";

/** Written by `stampAddress` over whatever a client sent: the one header from which an address is read. */
export const addressHeader = "x-triptych-address";

/** By this the process knows a request again that it sends on to itself. */
const stampHeader = "x-triptych-stamp";
const stamp = makeToken();

/**
 * To be called for every request before anything reads its headers: notes who is at the other end of the connection.
 * Behind a trusted proxy that is the last entry of `X-Forwarded-For`, the one that the proxy itself has added; without
 * one all forwarding headers are taken out, because anybody can write them. An action that the framework sends on to the page that
 * holds it still comes from where it came from, and was meant for the same host.
 */
export function stampAddress(request: IncomingMessage, trustsProxy: boolean): void {
  if (isTokenOf(String(request.headers[stampHeader]), stamp.tokenHash)) {
    request.headers.host = String(request.headers["x-forwarded-host"]); // the framework has put it there
    return;
  }
  delete request.headers[stampHeader];
  if ("next-action" in request.headers) request.headers[stampHeader] = stamp.token;
  const forwarded = [request.headers["x-forwarded-for"]].flat().join(",").split(",").at(-1)?.trim() ?? "";
  if (!trustsProxy) {
    for (const name of [
      "x-forwarded-for",
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-forwarded-port",
      "forwarded",
    ]) {
      delete request.headers[name];
    }
  }
  const connected = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  request.headers[addressHeader] = trustsProxy && isIP(forwarded) ? forwarded : connected;
}

/** The address that a request came from; "unknown" where nobody stamped it, which then shares one limit. */
export function clientAddress(headers: Headers): string {
  const address = headers.get(addressHeader) ?? "";
  return isIP(address) ? address : "unknown";
}

/** What limits count by: an IPv4 address, or the /64 network that one IPv6 customer is given. */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
