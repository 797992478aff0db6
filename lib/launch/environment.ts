import { parseConfig, readEnvironment, type Config } from "#lib/config.ts";

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

/**
 * Reads the environment and `.env`, and takes the keys out of this process's own environment, so that nothing it starts
 * inherits them. Throws `ConfigError`.
 */
export function takeEnvironment(root: string): Environment {
  const all = readEnvironment(root);
  const config = parseConfig(all);
  const pick = (name: RegExp) => Object.fromEntries(Object.entries(all).filter(([key]) => name.test(key)));
  for (const name of Object.keys(process.env)) if (keyName.test(name)) delete process.env[name];
  return { config, forAll: { ...pick(shared), DATA_DIR: config.dataDir }, forWorker: pick(keyName) };
}
