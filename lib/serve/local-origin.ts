import type { Config } from "#lib/config.ts";

const wildcards = new Set(["::", "0.0.0.0", "[::]"]);

/** Where this machine reaches its own web server, whatever the world calls it: `http://127.0.0.1:3000`. */
export function localOrigin(config: Pick<Config, "host" | "port">): string {
  const host = wildcards.has(config.host) ? "127.0.0.1" : config.host;
  return `http://${host.includes(":") ? `[${host.replace(/[[\]]/g, "")}]` : host}:${config.port}`;
}
