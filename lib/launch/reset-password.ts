import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { hashPassword } from "#lib/session/password.ts";
import { takeEnvironment } from "./environment.ts";
import { LaunchError, sentenceOf } from "./launch-error.ts";
import { resetPasswordLines } from "./messages.ts";
import { openDatabase } from "./open-database.ts";

async function resetPassword(databaseUrl: string, email: string): Promise<string> {
  const password = randomBytes(12).toString("base64url");
  const passwordHash = await hashPassword(password);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("select id from member where email = $1", [email]);
    const member = rows[0];
    if (!member) throw new LaunchError(resetPasswordLines.unknown(email));
    await client.query("begin");
    await client.query(
      "update account set password = $1, updated_at = now() where member_id = $2 and provider_id = 'credential'",
      [passwordHash, member.id],
    );
    await client.query("delete from session where member_id = $1", [member.id]);
    await client.query("commit");
    return password;
  } finally {
    await client.end();
  }
}

/** `npm run reset-password <email>`: prints a new password and ends the person's sessions; the studio may be running. */
try {
  const email = process.argv[2]?.trim().toLowerCase();
  if (!email) throw new LaunchError(resetPasswordLines.usage);
  const { config } = takeEnvironment(process.cwd());
  const opened = await openDatabase(config);
  try {
    const password = await resetPassword(opened.url, email);
    console.log(resetPasswordLines.done(email, password));
  } finally {
    await opened.close();
  }
  process.exit(0);
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === null) throw error;
  console.error(sentence);
  process.exit(1);
}
