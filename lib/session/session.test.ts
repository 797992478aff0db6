import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { removeMember } from "#lib/data/removal/begin-removal.ts";
import { createInvitation } from "#lib/data/member/invitations.ts";
import { isSetUp, replacePassword } from "#lib/data/member/members.ts";
import { endOtherSessions, endSession, listSessions } from "#lib/data/member/sessions.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { changePassword, checkPassword } from "./own-password.ts";
import { hashPassword } from "./password.ts";
import { findMember, findSignedIn, findVouchedMember } from "./find-member.ts";
import { createOwner, joinByInvitation } from "./join.ts";
import { signIn, signOut } from "./sign-in.ts";
import { testSettings, Browser } from "./testing/browser.ts";
import { makeToken } from "./token.ts";

testDatabase();
testSettings({ APP_URL: "http://localhost:4600" });

const password = "a long enough phrase";
const owner = new Browser();

async function arrive(browser: Browser, email: string, given = password) {
  const result = await signIn(browser.headers, { email, password: given });
  if (result.ok) browser.keep(result.setCookie);
  return result;
}

describe("a new studio", () => {
  test("makes exactly one owner of two submissions at the same instant", async () => {
    expect(await isSetUp()).toBe(false);
    const results = await Promise.all(
      ["ada@example.com", "eve@example.com"].map((email) =>
        createOwner(owner.headers, { name: "Ada", email, password, setupCode: null }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, reason: "not-found" });
    expect(await database().member.count()).toBe(1);
    await database().member.updateMany({ data: { email: "ada@example.com" } });
    for (const result of results) if (result.ok) owner.keep(result.setCookie);
    expect(await findMember(owner.headers)).toMatchObject({ isOwner: true });
  });

  test("is set up for good", async () => {
    expect(
      await createOwner(owner.headers, { name: "Eve", email: "eve@example.com", password, setupCode: null }),
    ).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("a session", () => {
  test("is what the cookie says, HttpOnly and SameSite=Lax", async () => {
    const result = await arrive(new Browser(), "ada@example.com");
    expect(result.ok && result.setCookie.join()).toMatch(/^triptych-session=.*HttpOnly.*SameSite=Lax/i);
  });

  test("is not there without a cookie, nor with one that is not signed by us", async () => {
    expect(await findMember(new Headers())).toBeNull();
    expect(await findMember(new Headers({ cookie: "triptych-session=abc.def" }))).toBeNull();
  });

  test("is over at the very next request once it was ended elsewhere", async () => {
    const laptop = new Browser();
    await arrive(laptop, "ada@example.com");
    const signedIn = (await findSignedIn(laptop.headers))!;
    const sessions = await listSessions(signedIn.member);
    expect(sessions.map((session) => session.id)).toContain(signedIn.sessionId);
    expect(await endSession(signedIn.member, signedIn.sessionId)).toBe(true);
    expect(await findMember(laptop.headers)).toBeNull();
  });

  test("is over after signing out, its copy too", async () => {
    const browser = new Browser();
    await arrive(browser, "ada@example.com");
    const copied = browser.headers;
    browser.keep(await signOut(browser.headers));
    expect(await findMember(browser.headers)).toBeNull();
    expect(await findMember(copied)).toBeNull();
  });
});

describe("an invitation", () => {
  const { token, tokenHash } = makeToken();
  beforeAll(async () => {
    await createInvitation((await findMember(owner.headers))!, tokenHash);
  });

  test("lets exactly one of two people in who use it at the same instant", async () => {
    const results = await Promise.all(
      ["bob@example.com", "cy@example.com"].map((email) =>
        joinByInvitation(new Headers(), { token, name: "Bob", email, password }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "not-found" });
  });

  test("is unused after an address that is taken, and never makes an owner", async () => {
    const other = makeToken();
    await createInvitation((await findMember(owner.headers))!, other.tokenHash);
    const newcomer = { token: other.token, name: "Ada", password };
    expect(await joinByInvitation(new Headers(), { ...newcomer, email: "ada@example.com" })).toEqual({
      ok: false,
      reason: "email-taken",
    });
    const browser = new Browser();
    const joined = await joinByInvitation(browser.headers, { ...newcomer, email: "dora@example.com" });
    if (joined.ok) browser.keep(joined.setCookie);
    const member = (await findMember(browser.headers))!;
    expect(member.isOwner).toBe(false);
    expect(await createInvitation(member, makeToken().tokenHash)).toBe(false);
  });

  test("ends after 7 days", async () => {
    const old = makeToken();
    await createInvitation((await findMember(owner.headers))!, old.tokenHash);
    await database().$executeRaw`
      UPDATE invitation SET expires_at = expires_at - interval '7 days' WHERE token_hash = ${old.tokenHash}`;
    const newcomer = { token: old.token, name: "Late", email: "late@example.com", password };
    expect(await joinByInvitation(new Headers(), newcomer)).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("a password", () => {
  test("is changed with the present one, which ends every other session", async () => {
    const [here, elsewhere] = [new Browser(), new Browser()];
    await arrive(here, "ada@example.com");
    await arrive(elsewhere, "ada@example.com");
    const signedIn = (await findSignedIn(here.headers))!;
    const next = "another long phrase";
    expect(await changePassword(here.headers, signedIn, { present: "wrong", next })).toEqual({
      ok: false,
      reason: "wrong-password",
    });
    expect(await changePassword(here.headers, signedIn, { present: password, next })).toEqual({ ok: true });
    expect(await findMember(here.headers)).not.toBeNull();
    expect(await findMember(elsewhere.headers)).toBeNull();
    expect(await arrive(new Browser(), "ada@example.com")).toMatchObject({ reason: "wrong-credentials" });
    expect(await arrive(new Browser(), "ada@example.com", next)).toMatchObject({ ok: true });
  });

  test("that is replaced without keeping a session ends every one", async () => {
    const browser = new Browser();
    await arrive(browser, "ada@example.com", "another long phrase");
    const { id } = (await findMember(browser.headers))!;
    await replacePassword(id, await hashPassword(password), null);
    expect(await database().session.count({ where: { userId: id } })).toBe(0);
    expect(await arrive(new Browser(), "ada@example.com")).toMatchObject({ ok: true });
  });

  test("is stored as Argon2id", async () => {
    const { password: stored } = await database().account.findFirstOrThrow();
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("a session among others", () => {
  test("stays alone when all others are ended, and nobody else's is touched", async () => {
    const [laptop, phone, tablet] = [new Browser(), new Browser(), new Browser()];
    for (const browser of [laptop, phone, tablet]) await arrive(browser, "ada@example.com");
    const { member, sessionId } = (await findSignedIn(laptop.headers))!;
    const all = await database().session.count();
    const own = (await listSessions(member)).length;
    expect(await endOtherSessions(member, sessionId)).toBe(own - 1);
    expect(
      await Promise.all([laptop, phone, tablet].map(async (one) => (await findMember(one.headers)) !== null)),
    ).toEqual([true, false, false]);
    expect(await database().session.count()).toBe(all - own + 1);
  });
});

describe("a member who was removed", () => {
  test("is signed out everywhere at once, and nothing opens their account any more", async () => {
    const [laptop, stranger] = [new Browser("192.0.2.60"), new Browser("192.0.2.61")];
    const first = new Browser("192.0.2.63");
    await arrive(first, "ada@example.com");
    const host = (await findMember(first.headers))!; // Ada
    const { token, tokenHash } = makeToken();
    await createInvitation(host, tokenHash);
    const account = { name: "Grace", email: "grace@example.com", password };
    const joined = await joinByInvitation(laptop.headers, { ...account, token });
    if (joined.ok) laptop.keep(joined.setCookie);
    const removed = (await findMember(laptop.headers))!; // she has just joined
    expect(await database().member.findUnique({ where: { id: removed.id } })).toMatchObject({
      lastSeenAt: expect.any(Date),
    });

    expect(await removeMember(host, removed.id, null)).toBeNull();
    expect(await findMember(laptop.headers)).toBeNull();
    expect(await findVouchedMember(removed.id)).toBeNull();
    expect(await arrive(stranger, account.email)).toMatchObject({ reason: "wrong-credentials" });
  });

  test("has no session from a sign-in that was on its way", async () => {
    const browser = new Browser("192.0.2.62");
    await arrive(browser, "ada@example.com");
    const { id } = (await findMember(browser.headers))!; // Ada
    await database().member.update({ where: { id }, data: { removedAt: new Date() } });
    expect(await findMember(browser.headers)).toBeNull();
    await database().member.update({ where: { id }, data: { removedAt: null } });
    expect(await findMember(browser.headers)).not.toBeNull();
  });

  test("deletes their own account only with their password", async () => {
    const browser = new Browser("192.0.2.62");
    await arrive(browser, "ada@example.com");
    const signedIn = (await findSignedIn(browser.headers))!; // Ada
    expect(await checkPassword(browser.headers, signedIn, "wrong")).toMatchObject({
      reason: "wrong-password",
    });
    expect(await checkPassword(browser.headers, signedIn, password)).toBeNull();
  });
});
