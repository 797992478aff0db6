import { Client } from "pg";
import { makeToken } from "#lib/session/token.ts";

/**
 * A new code for making the first account, when there is none yet; only its hash is kept, so that every start prints
 * another one. Null when the studio has been set up.
 */
export async function makeSetupCode(databaseUrl: string): Promise<string | null> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from member limit 1");
    if (rowCount) return null;
    const { token, tokenHash } = makeToken();
    await client.query(
      `insert into studio_fact (name, value) values ('setup-code-hash', to_jsonb($1::text))
       on conflict (name) do update set value = excluded.value`,
      [tokenHash],
    );
    return token;
  } finally {
    await client.end();
  }
}
