import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { OutboundError } from "./outbound-error.ts";
import { isPublicAddress } from "./addresses.ts";

export type Address = { address: string; family: number };
export type Lookup = (hostname: string) => Promise<Address[]>;

const connectTimeoutMs = 10_000;

/**
 * An agent that looks a name up once, checks every address that came back, and connects to those very addresses: a name
 * that answers differently the second time is never asked a second time. Each request has a connection of its own, so
 * that none rides on what another was allowed, and none dies of a connection that had grown stale.
 */
export function createCheckedAgent(options: {
  allowPrivate: ReadonlySet<string>;
  lookup?: Lookup;
  headersTimeoutMs: number;
  bodyTimeoutMs: number;
}): Agent {
  const { allowPrivate, lookup = (hostname) => systemLookup(hostname, { all: true }) } = options;
  const connect: buildConnector.connector = (target, callback) => {
    checkedAddresses(target, { allowPrivate, lookup }).then(
      (addresses) => {
        const connector = buildConnector({
          timeout: connectTimeoutMs,
          allowH2: false,
          lookup: answerWith(addresses),
        });
        connector(target, (...[error, socket]) =>
          error
            ? callback(
                new OutboundError(
                  "not-connected",
                  `${target.hostname} could not be reached: ${error.message}`,
                  {
                    cause: error,
                  },
                ),
                null,
              )
            : callback(null, socket),
        );
      },
      (error: Error) => callback(error, null),
    );
  };
  return new Agent({
    connect,
    pipelining: 0,
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
  });
}

async function checkedAddresses(
  target: buildConnector.Options,
  { allowPrivate, lookup }: { allowPrivate: ReadonlySet<string>; lookup: Lookup },
): Promise<Address[]> {
  const hostname = target.hostname.toLowerCase();
  const port = target.port || (target.protocol === "https:" ? "443" : "80");
  const addresses = await resolve(hostname, lookup);
  const isAllowed = allowPrivate.has(`${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`);
  const forbidden = isAllowed ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
  if (forbidden) {
    throw new OutboundError(
      "forbidden-address",
      `${hostname} stands for ${forbidden.address}, which is not a public address`,
    );
  }
  return addresses;
}

async function resolve(hostname: string, lookup: Lookup): Promise<Address[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  let addresses: Address[];
  try {
    addresses = await lookup(hostname);
  } catch (cause) {
    throw new OutboundError("unresolved", `${hostname} has no address`, { cause });
  }
  if (addresses.length === 0) throw new OutboundError("unresolved", `${hostname} has no address`);
  return addresses;
}

function answerWith(addresses: Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family); // `resolve` answers with at least one
  };
}
