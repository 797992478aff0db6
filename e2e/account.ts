import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import type { BrowserContextOptions } from "@playwright/test";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { createFirstOwner, insertMember } from "#lib/data/member/members.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { RunningStudio } from "./start-studio.ts";
import { withDatabase } from "./waits.ts";

/** Somebody with an account in a running studio: an owner, who may see everything. */
export type Account = { member: Member; name: string; email: string; password: string };

/** What a browser that has signed in remembers, and one that has not. */
export type StorageState = NonNullable<Exclude<BrowserContextOptions["storageState"], string>>;
export const signedOut: StorageState = { cookies: [], origins: [] };

const password = "a-long-password-for-tests";
const passwordHash = hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }); // as the studio keeps them
const sessionMs = 60 * 60 * 1000;

/** Makes an owner of a running studio past its pages: its first one where there is none. */
export async function makeAccount(studio: RunningStudio, email: string): Promise<Account> {
  const name = "Ada";
  const owner = { name, email, passwordHash: await passwordHash };
  const id = await withDatabase(
    studio,
    async () =>
      (await createFirstOwner(owner)) ?? (await insertMember(database(), { ...owner, isOwner: true })),
  );
  const member = { id, isOwner: true } as Member; // it was just made, in this test's own studio
  return { member, name, email, password };
}

/** Begins a session past the pages, as a sign-in does. */
export async function openSession(studio: RunningStudio, { member }: Account): Promise<StorageState> {
  await fetch(`${studio.url}/studio`, { redirect: "manual" }); // who is asked for the first time makes the secret
  const token = createId<string>();
  const session = { id: createId<string>(), token, userId: member.id };
  await withDatabase(studio, () =>
    database().session.create({ data: { ...session, expiresAt: new Date(Date.now() + sessionMs) } }),
  );
  const cookie = {
    name: "triptych-session",
    value: encodeURIComponent(`${token}.${signatureOf(studio, token)}`),
    domain: new URL(studio.url).hostname,
    path: "/",
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: "Lax" as const,
  };
  return { cookies: [cookie], origins: [] };
}

/** As Better Auth signs the cookie of a session. */
function signatureOf({ dataDir }: RunningStudio, token: string): string {
  const secret = readFileSync(join(dataDir, "secrets", "auth"), "utf8");
  return createHmac("sha256", secret).update(token).digest("base64");
}
