import { childEnvironment } from "#lib/launch/environment.ts";

/** Where the demo listens unless PORT says otherwise; its simulators listen on the ports after it. */
const defaultPort = 3100;

/**
 * All of the environment that the demo's studio gets. Whatever this machine has set for real work stays out: keys, addresses of
 * providers and databases, folders. Of `given` only the port is read.
 */
export function demoEnvironment(
  given: Readonly<Record<string, string | undefined>>,
  { dataDir, simulators }: { dataDir: string; simulators: readonly { id: string; url: string }[] },
): Record<string, string> {
  const port = given.PORT || String(defaultPort);
  const providers = simulators.flatMap(({ id, url }) => [
    [`${id.toUpperCase()}_BASE_URL`, url],
    [`${id.toUpperCase()}_API_KEY`, `sk-demo-${id}-0001`],
  ]);
  // Cookies know no ports: under another name than localhost it signs nobody out of the studio that runs there.
  const appUrl = `http://127.0.0.1:${port}`;
  return { PORT: port, APP_URL: appUrl, DATA_DIR: dataDir, ...Object.fromEntries(providers) };
}

/** Makes an environment this process's own, in place of what it was started with. */
export function adoptEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
  const own = { ...childEnvironment(), ...environment };
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  for (const [name, value] of Object.entries(own)) if (value !== undefined) process.env[name] = value;
}
