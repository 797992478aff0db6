import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { type StoredGallery, storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { hashPassword } from "./password.ts";
import { countOpening } from "./guessing.ts";
import { testSettings, Browser } from "./testing/browser.ts";
import { makeToken } from "./token.ts";
import { enterGallery, findVisitor, hashVisitor, findAccess, previewVisitor } from "./visitor.ts";
import { guessGalleryPassword, takeTurn } from "./visitor-limits.ts";

testDatabase();
testSettings({ APP_URL: "https://studio.example" });

const password = "kites at dawn";
let member: Member;
let gallery: StoredGallery;
let token: string;
let addresses = 0;

/** Everybody comes from an address of their own: tries of one test do not slow the next one down. */
const arrive = () => new Browser(`198.51.100.${++addresses}`);
const change = (data: Parameters<ReturnType<typeof database>["gallery"]["update"]>[0]["data"]) =>
  database().gallery.update({ where: { id: gallery.id }, data });
const lock = async (words = password) =>
  change({ passwordHash: await hashPassword(words), linkVersion: { increment: 1 } });

async function enter(visitor: Browser, words: string) {
  const entered = await enterGallery(visitor.headers, token, words);
  if (entered.ok && entered.setCookie) visitor.keep([entered.setCookie]);
  return entered;
}

beforeEach(async () => {
  const link = makeToken();
  token = link.token;
  member = await storeMember();
  gallery = await storeOpenGallery(member, link.tokenHash);
});

describe("a link", () => {
  test("opens its gallery to whoever has it", async () => {
    expect(await findAccess(arrive().headers, token)).toEqual({
      state: "open",
      visitor: { galleryId: gallery.id },
      hasPassword: false,
    });
  });

  test.each([
    ["was replaced", () => change({ tokenHash: makeToken().tokenHash })],
    ["ended", () => change({ tokenHash: null })],
    ["is over", () => change({ expiresAt: new Date(Date.now() - 1000) })],
    ["leads to what was deleted", () => change({ deletedAt: new Date() })],
    [
      "is of a member who has gone",
      () => database().member.update({ where: { id: member.id }, data: { removedAt: new Date() } }),
    ],
  ])("that %s leads nowhere at the very next request", async (_what, end) => {
    expect(await findVisitor(arrive().headers, token)).not.toBeNull();
    await end();
    expect(await findAccess(arrive().headers, token)).toBeNull();
    expect(await enterGallery(arrive().headers, token, password)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("a password", () => {
  test("is asked for, and its pass opens the gallery", async () => {
    await lock();
    const visitor = arrive();
    expect(await findAccess(visitor.headers, token)).toEqual({ state: "locked" });
    expect(await findVisitor(visitor.headers, token)).toBeNull();
    expect(await enter(visitor, "kites at dusk")).toEqual({ ok: false, reason: "wrong-password" });
    const entered = await enter(visitor, password);
    expect(entered.ok && entered.setCookie).toMatch(
      /^__Host-triptych-pass-[0-9a-f]{16}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await findAccess(visitor.headers, token)).toMatchObject({ state: "open", hasPassword: true });
  });

  test.each([
    ["another password", () => lock("other words")],
    ["the same password, set again", () => lock()],
    ["a new link", () => change({ linkVersion: { increment: 1 } })],
  ])("gives a pass that %s ends", async (_what, end) => {
    await lock();
    const visitor = arrive();
    await enter(visitor, password);
    await end();
    expect(await findAccess(visitor.headers, token)).toEqual({ state: "locked" });
  });

  test("gives a pass for no other gallery", async () => {
    await lock();
    const visitor = arrive();
    await enter(visitor, password);
    const pass = visitor.headers.get("cookie")!.split("=")[1]!;
    const link = makeToken();
    const other = await storeOpenGallery(member, link.tokenHash);
    await database().gallery.update({
      where: { id: other.id },
      data: { passwordHash: await hashPassword(password) },
    });
    expect(await findAccess(visitor.headers, link.token)).toEqual({ state: "locked" });
    const names = [visitor.headers.get("cookie")!.split("=")[0]!, "__Host-triptych-pass-0000000000000000"];
    for (const name of names) {
      const headers = new Headers({ cookie: `${name}=${pass}` });
      expect(await findAccess(headers, link.token)).toEqual({ state: "locked" });
    }
  });

  test("is guessed more slowly after five tries from one address, and by nobody else more slowly", async () => {
    await lock();
    const guesser = arrive();
    for (let tries = 0; tries < 5; tries += 1)
      expect(await enter(guesser, `guess ${tries}`)).toMatchObject({ reason: "wrong-password" });
    expect(await enter(guesser, "guess 6")).toMatchObject({ reason: "slow-down" });
    expect(await enter(guesser, password)).toMatchObject({ reason: "slow-down" });
    expect(await enter(arrive(), password)).toMatchObject({ ok: true });
  });

  test("is guessed more slowly from everywhere after many tries", async () => {
    const waits: number[] = [];
    for (let tries = 0; tries < 70; tries += 1)
      waits.push((await guessGalleryPassword(new Browser(`203.0.113.${tries}`).headers, gallery.id)).waitMs);
    expect(waits.slice(0, 60)).toEqual(Array<number>(60).fill(0));
    expect(Math.max(...waits)).toBeGreaterThan(0);
  });
});

test("a preview is its own member's alone", async () => {
  expect(await previewVisitor(member, gallery.id)).toEqual({ galleryId: gallery.id });
  expect(await previewVisitor(await storeMember(), gallery.id)).toBeNull();
  await change({ deletedAt: new Date() });
  expect(await previewVisitor(member, gallery.id)).toBeNull();
});

test("a browser is somebody else in every gallery", () => {
  const other = { ...{ galleryId: "0192d6a0-0000-7000-8000-0000000000aa" } } as Parameters<
    typeof hashVisitor
  >[0]; // another gallery's visitor
  const own = { galleryId: gallery.id } as Parameters<typeof hashVisitor>[0];
  expect(hashVisitor(own, "a")).toBe(hashVisitor(own, "a"));
  expect(new Set([hashVisitor(own, "a"), hashVisitor(own, "b"), hashVisitor(other, "a")]).size).toBe(3);
});

test("comments in a row have to wait, those from elsewhere do not", async () => {
  const visitor = (await findVisitor(arrive().headers, token))!;
  const talker = arrive();
  const waits: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) waits.push(await takeTurn(talker.headers, visitor, "comment"));
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(waits[5]).toBeGreaterThan(0);
  expect(await takeTurn(arrive().headers, visitor, "comment")).toBe(0);
});

describe("an opening", () => {
  const browser =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";
  const count = async (headers: Record<string, string>) => {
    const visitor = (await findVisitor(new Headers(), token))!;
    await countOpening(new Headers(headers), visitor);
    return (await database().gallery.findUniqueOrThrow({ where: { id: gallery.id } })).viewCount;
  };

  test("is counted without knowing anybody again", async () => {
    expect(await count({ "user-agent": browser })).toBe(1);
    expect(await count({ "user-agent": browser })).toBe(2);
  });

  test.each([
    ["Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
    ["Twitterbot/1.0"],
    ["facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
    ["Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
    ["WhatsApp/2.23.20.0"],
    ["TelegramBot (like TwitterBot)"],
    ["curl/8.5.0"],
    [""],
  ])("of %j is not counted", async (agent) => {
    expect(await count({ "user-agent": agent })).toBe(0);
  });

  test("that a browser only prepares is not counted", async () => {
    expect(await count({ "user-agent": browser, "sec-purpose": "prefetch" })).toBe(0);
    expect(await count({ "user-agent": browser, rsc: "1" })).toBe(0);
  });
});
