import { type Config, parseConfig, readEnvironment } from "#lib/config.ts";

const passedOn = ["PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "NODE_EXTRA_CA_CERTS"];

/** What every child needs of our own environment, and nothing else: no key, no secret, no address of a database. */
export function childEnvironment(
  extra: Readonly<Record<string, string | undefined>> = {},
): NodeJS.ProcessEnv {
  const names = Object.fromEntries(passedOn.map((name) => [name, process.env[name]]));
  const quiet = {
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    NO_UPDATE_NOTIFIER: "1",
  };
  const all = Object.entries({ ...names, ...quiet, ...extra }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as NodeJS.ProcessEnv; // the framework's types want NODE_ENV in every one
}

/** Read by both children; not a key of a provider. */
const shared =
  /^(PORT|HOST|APP_URL|TRUST_PROXY|UPLOADTHING_TOKEN|PUBLIC_MEDIA_URL|OUTBOUND_ALLOW_PRIVATE|[A-Z0-9]+_BASE_URL)$/;
const keyName = /_API_KEY$/;

/** What the launcher has read of the world, sorted by who may see it. */
export type Environment = {
  config: Config;
  /** For every child of ours. */
  forAll: Record<string, string | undefined>;
  /** The providers' keys, for the worker alone. */
  forWorker: Record<string, string | undefined>;
};

/** Sorts an environment by who may see what of it. Throws `ConfigError`. */
export function sortEnvironment(all: Readonly<Record<string, string | undefined>>): Environment {
  const config = parseConfig(all);
  const pick = (name: RegExp) => Object.fromEntries(Object.entries(all).filter(([key]) => name.test(key)));
  return { config, forAll: { ...pick(shared), DATA_DIR: config.dataDir }, forWorker: pick(keyName) };
}

/**
 * Reads the environment and `.env`, and takes the keys out of this process's own environment, so that nothing it starts
 * inherits them. Throws `ConfigError`.
 */
export function takeEnvironment(root: string): Environment {
  const environment = sortEnvironment(readEnvironment(root));
  for (const name of Object.keys(process.env)) if (keyName.test(name)) delete process.env[name];
  return environment;
}
