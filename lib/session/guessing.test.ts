import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { createOwner } from "./join.ts";
import { signIn } from "./sign-in.ts";
import { testSettings, Browser } from "./testing/browser.ts";
import { makeToken } from "./token.ts";

testDatabase();
testSettings({ APP_URL: "https://studio.example" });

const password = "a long enough phrase";
const email = "ada@example.com";
const { token: setupCode, tokenHash } = makeToken();

beforeAll(async () => {
  await database().studioFact.create({ data: { name: "setup-code-hash", value: tokenHash } });
});

/** Moves every try into the past, as if that much time had gone by. */
async function wait(milliseconds: number): Promise<void> {
  await database().$executeRaw`UPDATE rate_limit SET last_request = last_request - ${milliseconds}::bigint`;
}

describe("the setup code", () => {
  test("is needed where somebody else could be first, and is used up", async () => {
    const owner = { name: "Ada", email, password };
    const browser = new Browser("192.0.2.9");
    expect(await createOwner(browser.headers, { ...owner, setupCode: null })).toMatchObject({
      reason: "wrong-setup-code",
    });
    expect(await createOwner(browser.headers, { ...owner, setupCode: "x" })).toMatchObject({
      reason: "wrong-setup-code",
    });
    const made = await createOwner(browser.headers, { ...owner, setupCode: ` ${setupCode}\n` });
    expect(made.ok && made.setCookie.join()).toMatch(/^__Host-triptych-session=.*Path=\/.*Secure/);
    expect(made.ok && made.setCookie.join()).not.toMatch(/Domain=/i);
    expect(await database().studioFact.count({ where: { name: "setup-code-hash" } })).toBe(0);
  });
});

describe("guessing", () => {
  test("gets the same answer for an unknown address and a wrong password", async () => {
    const browser = new Browser("192.0.2.20");
    expect(await signIn(browser.headers, { email, password: "wrong" })).toEqual(
      await signIn(browser.headers, { email: "nobody@example.com", password: "wrong" }),
    );
  });

  test("is slowed per account from wherever it comes, whether the account exists or not", async () => {
    for (const target of ["ada@example.com", "nobody@example.com"]) {
      await database().rateLimit.deleteMany();
      const reasons = [];
      for (let index = 0; index < 6; index++) {
        const result = await signIn(new Browser(`198.51.100.${index}`).headers, {
          email: target,
          password: "wrong",
        });
        reasons.push(result.ok || result.reason);
      }
      expect(reasons).toEqual([...Array(5).fill("wrong-credentials"), "slow-down"]);
    }
  });

  test("by strangers never keeps a member out who has a session at their own address", async () => {
    const home = new Browser("192.0.2.9"); // where the owner account was made
    const strangers = Array.from({ length: 6 }, (_, index) => new Browser(`203.0.113.${index}`));
    for (const stranger of strangers) await signIn(stranger.headers, { email, password: "wrong" });
    expect(await signIn(strangers[0]!.headers, { email, password })).toMatchObject({ reason: "slow-down" });
    expect(await signIn(home.headers, { email, password })).toMatchObject({ ok: true });
  });

  test("is slowed, never locked out: half a minute later the right password opens", async () => {
    const browser = new Browser("203.0.113.77");
    await database().rateLimit.deleteMany();
    for (let index = 0; index < 40; index++) {
      await signIn(browser.headers, { email, password: "wrong" });
      await wait(31_000);
    }
    await wait(-31_000);
    const early = await signIn(browser.headers, { email, password });
    expect(early).toMatchObject({ reason: "slow-down" });
    expect(early.ok || early.reason !== "slow-down" || early.waitMs).toBeLessThanOrEqual(30_000);
    await wait(30_000);
    expect(await signIn(browser.headers, { email, password })).toMatchObject({ ok: true });
  });

  test("is slowed per address over many accounts, also when the tries come all at once", async () => {
    await database().rateLimit.deleteMany();
    const browser = new Browser("203.0.113.99");
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        signIn(browser.headers, { email: `user${index}@example.com`, password: "wrong" }),
      ),
    );
    const looked = results.filter((result) => !result.ok && result.reason === "wrong-credentials");
    expect(looked.length).toBeLessThanOrEqual(10);
  });
});
