import { type Dispatcher, fetch as undiciFetch, type RequestInit as UndiciRequestInit } from "undici";
import { createCheckedAgent, type Lookup } from "./checked-connection.ts";
import { hostAndPort } from "./addresses.ts";
import { OutboundError } from "./outbound-error.ts";

const redirectsMax = 5;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/** What is for one origin only. */
const secretHeaders = ["authorization", "cookie", "proxy-authorization"];

/**
 * A `fetch` for URLs that others name. Only http and https; no private address unless its `host:port` is in
 * `allowPrivate`; with `allowedHosts`, nothing but those. Redirects of GET and HEAD are followed one by one, each judged anew,
 * without secrets once the origin changes; to anything else a redirect is the answer and 421 an error, so that nothing is sent twice. A name
 * and password in a URL are sent as `Authorization`, where that does not stand there already.
 * Throws `OutboundError` as the cause of a `TypeError` where the connection was refused, directly elsewhere.
 */
export function createGuardedFetch({
  allowPrivate = new Set(),
  allowedHosts,
  lookup,
  headersTimeoutMs = 60_000,
  bodyTimeoutMs = 60_000,
}: {
  /** `host:port` pairs, as `allowedPrivateHosts` makes them. */
  allowPrivate?: ReadonlySet<string>;
  /** `host:port` pairs. Absent: any host. */
  allowedHosts?: ReadonlySet<string>;
  lookup?: Lookup;
  /** How long the head of an answer may take, and how long its body may stand still. */
  headersTimeoutMs?: number;
  bodyTimeoutMs?: number;
} = {}): typeof fetch {
  const dispatcher = createCheckedAgent({ allowPrivate, lookup, headersTimeoutMs, bodyTimeoutMs });

  return async (input, init = {}) => {
    if (input instanceof Request) throw new TypeError("The guarded fetch takes a URL, not a Request.");
    const method = (init.method ?? "GET").toUpperCase();
    const headers = new Headers(init.headers);
    let url = new URL(input);
    for (let redirects = 0; ; redirects++) {
      checkUrl(url, allowedHosts);
      const isRead = method === "GET" || method === "HEAD";
      // Both are WHATWG fetch; only their declarations come from two packages.
      const { address, basic } = withoutUser(url);
      if (basic && !headers.has("authorization")) headers.set("authorization", basic);
      const options = {
        ...init,
        headers: [...headers],
        redirect: "manual",
        dispatcher: isRead ? dispatcher : once(dispatcher),
      } as UndiciRequestInit;
      const response = (await undiciFetch(address, options)) as unknown as Response;
      const location = response.headers.get("location");
      const isFollowed = redirectStatuses.has(response.status) && isRead;
      if (!isFollowed || location === null) return response;
      await response.body?.cancel();
      if (redirects === redirectsMax)
        throw new OutboundError(
          "too-many-redirects",
          `${url.host} redirects more than ${redirectsMax} times`,
        );
      const next = URL.parse(location, url);
      if (!next)
        throw new OutboundError("forbidden-scheme", `${url.host} redirects to something that is no address`);
      if (next.origin !== url.origin) for (const name of secretHeaders) headers.delete(name);
      url = next;
    }
  };
}

/** An address as `fetch` takes it, which refuses one that names a user, and what says the same in a header. */
function withoutUser(url: URL): { address: URL; basic?: string } {
  if (url.username === "" && url.password === "") return { address: url };
  const address = new URL(url);
  Object.assign(address, { username: "", password: "" });
  const user = `${decoded(url.username)}:${decoded(url.password)}`;
  return { address, basic: `Basic ${Buffer.from(user).toString("base64")}` };
}

/** A name may hold a percent sign that encodes nothing: then it is meant as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Lets one request through: what is answered with 421, the HTTP client would send again by itself. */
function once(dispatcher: Dispatcher): Dispatcher {
  let isSent = false;
  return dispatcher.compose((dispatch) => (options, handler) => {
    if (isSent) throw new Error("the answer was 421, which asks for another connection");
    isSent = true;
    return dispatch(options, handler);
  });
}

function checkUrl(url: URL, allowedHosts: ReadonlySet<string> | undefined): void {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new OutboundError("forbidden-scheme", `${url.protocol} is neither http nor https`);
  if (allowedHosts && !allowedHosts.has(hostAndPort(url)))
    throw new OutboundError("forbidden-host", `${url.host} is not a host to be reached from here`);
}
