import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import * as z from "zod/mini";
import { isPrivateHost } from "./domain/base/private-host.ts";

/** A setting that cannot be used. Its message is one sentence for the person who starts the studio. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const origin = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (text) => /^https?:\/\/[^/]+\/?$/.test(text) && URL.canParse(text),
        "must be an origin such as https://studio.example",
      ),
    ),
  z.transform((text) => new URL(text).origin),
);
const port = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
        "must be a port from 1 to 65535",
      ),
    ),
  z.transform(Number),
);
const flag = z.pipe(
  z.enum(["1", "true", "on", "yes", "0", "false", "off", "no", ""]),
  z.transform((text) => ["1", "true", "on", "yes"].includes(text)),
);

const environmentSchema = z.object({
  PORT: z._default(port, 3000),
  HOST: z.optional(z.string()),
  APP_URL: z.optional(origin),
  TRUST_PROXY: z._default(flag, false),
  DATA_DIR: z._default(z.string(), "./data"),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"))),
  UPLOADTHING_TOKEN: z.optional(z.string()),
  PUBLIC_MEDIA_URL: z.optional(origin),
  OUTBOUND_ALLOW_PRIVATE: z._default(z.string(), ""),
});

export type Config = {
  port: number;
  host: string;
  /** The origin that people use, without a trailing slash. */
  appUrl: string;
  isAppUrlLocal: boolean;
  trustsProxy: boolean;
  /** Absolute. */
  dataDir: string;
  /** Null: the launcher starts an embedded PostgreSQL and hands its address to the children. */
  databaseUrl: string | null;
  uploadthingToken: string | null;
  /** The origin from which providers are to fetch media. */
  mediaOrigin: string;
  /** By provider id; in the worker alone. From `<PROVIDER>_API_KEY`. */
  providerKeys: ReadonlyMap<string, string>;
  /** By provider id. From `<PROVIDER>_BASE_URL`, without a trailing slash. */
  providerBaseUrls: ReadonlyMap<string, string>;
  /** `host:port` pairs that may be fetched from although they are private. */
  outboundAllowPrivate: ReadonlySet<string>;
};

/** The folders that the studio makes in its data folder. */
export const dataFolders = [
  "media",
  "derivatives",
  "cache",
  "incoming",
  "attempts",
  "blocking-calls",
  "spool",
  "logs",
  "database-copies",
  "postgres",
  "secrets",
] as const;

/** The path of one of them. */
export function dataFolder(dataDir: string, name: (typeof dataFolders)[number]): string {
  return join(dataDir, name);
}

/** Reads a configuration out of an environment. Throws `ConfigError` naming the variable that cannot be used. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!; // a failed parse has at least one
    throw new ConfigError(`${issue.path.join(".")} cannot be used: ${issue.message}.`);
  }
  const values = parsed.data;
  const appUrl = values.APP_URL ?? `http://localhost:${values.PORT}`;
  const isAppUrlLocal =
    isPrivateHost(new URL(appUrl).hostname) && /^(localhost|127\.|\[::1\])/.test(new URL(appUrl).hostname);
  return {
    port: values.PORT,
    host: values.HOST ?? (isAppUrlLocal ? "127.0.0.1" : "::"),
    appUrl,
    isAppUrlLocal,
    trustsProxy: values.TRUST_PROXY,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    uploadthingToken: values.UPLOADTHING_TOKEN ?? null,
    mediaOrigin: values.PUBLIC_MEDIA_URL ?? appUrl,
    providerKeys: suffixed(given, "_API_KEY"),
    providerBaseUrls: new Map(
      [...suffixed(given, "_BASE_URL")].map(([id, url]) => [id, url.replace(/\/+$/, "")]),
    ),
    outboundAllowPrivate: new Set(
      values.OUTBOUND_ALLOW_PRIVATE.split(",")
        .map((entry) => entry.trim())
        .filter(Boolean),
    ),
  };
}

/** The environment under the `.env` file beside it: what is set in the environment wins. Throws `ConfigError`. */
export function readEnvironment(directory: string = process.cwd()): Record<string, string | undefined> {
  const file = resolve(directory, ".env");
  return { ...(existsSync(file) ? parseEnv(readSettings(file)) : {}), ...process.env };
}

function readSettings(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigError(`${file} cannot be used: it is no file that can be read.`, { cause: error });
  }
}

const cache = globalThis as { triptychConfig?: Config };

/** This process's configuration, parsed once. The launcher and the framework load this file twice, hence `globalThis`. */
export function readConfig(): Config {
  return (cache.triptychConfig ??= parseConfig(process.env));
}

/** `ACME_API_KEY` is the key of provider `acme`: provider ids are lower case, and no provider is named here. */
function suffixed(environment: Record<string, string | undefined>, suffix: string): Map<string, string> {
  return new Map(
    Object.entries(environment).flatMap(([name, value]) =>
      name.endsWith(suffix) && value ? [[name.slice(0, -suffix.length).toLowerCase(), value] as const] : [],
    ),
  );
}
