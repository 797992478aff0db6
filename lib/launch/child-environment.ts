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
