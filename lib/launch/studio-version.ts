import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import * as z from "zod/mini";
import { childEnvironment } from "./environment.ts";

const versionSchema = z.strictObject({ version: z.string(), commit: z.nullable(z.string()) });

/** Which studio this is: the version of its package, and its commit where it lies in a checkout. */
export type StudioVersion = z.infer<typeof versionSchema>;

/** The version of the studio whose sources stand in `root`. */
export function readStudioVersion(root: string): StudioVersion {
  const manifest = z.object({ version: z.string() });
  const { version } = manifest.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const git = spawnSync("git", ["rev-parse", "--short=12", "HEAD"], {
    cwd: root,
    env: childEnvironment(),
    encoding: "utf8",
  });
  return { version, commit: git.status === 0 ? git.stdout.trim() : null };
}

/** Notes in the database which studio has opened it, so that a copy of it can tell to which one it belongs. */
export async function recordStudioVersion(databaseUrl: string, version: StudioVersion): Promise<void> {
  await asked(databaseUrl, (client) =>
    client.query(
      `insert into studio_fact (name, value) values ('studio-version', $1::jsonb)
       on conflict (name) do update set value = excluded.value`,
      [JSON.stringify(version)],
    ),
  );
}

/** Which studio has opened a database last; null where it is older than such notes. */
export async function findRecordedVersion(databaseUrl: string): Promise<StudioVersion | null> {
  const { rows } = await asked(databaseUrl, (client) =>
    client.query<{ value: unknown }>("select value from studio_fact where name = 'studio-version'"),
  );
  return versionSchema.safeParse(rows[0]?.value).data ?? null;
}

async function asked<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
