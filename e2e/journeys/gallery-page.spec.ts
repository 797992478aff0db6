import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { signedOut } from "#e2e/account.ts";
import { putGallery, type ShownGallery } from "#e2e/shown-gallery.ts";
import type { RunningStudio } from "#e2e/start-studio.ts";
import { expect, test } from "#e2e/studio.ts";
import { withDatabase } from "#e2e/waits.ts";
import { database } from "#lib/data/database.ts";
import { promptFileSchema } from "#lib/domain/exchange/prompt-file.ts";
import { gallerySecrets } from "#lib/data/public/testing/store-open-gallery.ts";
import { expectAccessible, expectNotFound } from "./accessible.ts";
import { article } from "./room.ts";

let gallery: ShownGallery;
let address: string;

const change = (studio: RunningStudio, data: object) =>
  withDatabase(studio, () => database().gallery.update({ where: { id: gallery.id }, data }));

test.use({ storageState: signedOut });

test.beforeEach(async ({ studio, account }) => {
  gallery = await putGallery(studio, account.member, 3);
  address = `/g/${gallery.token}`;
});

const clips = (page: Page) => page.getByRole("list", { name: "Clips" }).getByRole("figure");
const viewer = (page: Page, name: string) => page.getByRole("dialog", { name });

/** Somebody else's browser, without scripts where that is asked for. */
const openAsVisitor = (
  browser: Browser,
  studio: RunningStudio,
  options: object = {},
): Promise<BrowserContext> => browser.newContext({ baseURL: studio.url, ...options });

test("a visitor looks, compares, leaves a heart and a comment, and takes what is given", async ({
  page,
  studio,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith("http") && !request.url().startsWith(studio.url))
      elsewhere.push(request.url());
  });
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Kites", level: 1 })).toBeVisible();
  await expect(page).toHaveTitle("Kites");
  await expect(clips(page)).toHaveCount(3);
  await expect(page.locator("video")).toHaveCount(0); // posters first
  await clips(page).first().getByText("How it was made").click();
  await expect(clips(page).first()).toContainText("the words of the prompt Image 1 and an image");
  await expectAccessible(page);
  await clips(page).first().getByRole("link", { name: "Image 1" }).click();
  const reference = page.getByRole("dialog", { name: "Image 1" });
  await expect(reference.getByRole("img", { name: "Image 1, full size" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(reference).toHaveCount(0);
  await expect(clips(page).first().getByRole("link", { name: "Image 1" })).toBeFocused();

  await page.getByRole("link", { name: "Play Kite 3" }).click();
  await expect(viewer(page, "Kite 3").getByRole("button", { name: /^(Pause|Play) all$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Wipe", exact: true })).toHaveCount(0); // there is nothing to lay out
  await expectAccessible(page);
  await page.getByRole("button", { name: "Heart for Kite 3, 0 hearts" }).last().click();
  await expect(page.getByRole("button", { name: "Heart for Kite 3, 1 heart" }).last()).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  const player = viewer(page, "Kite 3");
  await player.getByRole("button", { name: "Add a comment" }).click();
  await player.getByRole("textbox", { name: "Your name" }).fill("Grace");
  await player.getByRole("textbox", { name: "Comment", exact: true }).fill("The <b>string</b>");
  await player.getByRole("button", { name: "Post", exact: true }).click();
  const comments = player.getByRole("list", { name: "Comments", exact: true });
  await expect(comments).toContainText("The <b>string</b>");
  await comments.getByRole("button", { name: /^Go to 0:0/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    viewer(page, "Kite 3").getByRole("link", { name: "Download Kite 3" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Kites 3.mp4");
  const [remix] = await Promise.all([
    page.waitForEvent("download"),
    viewer(page, "Kite 3").getByRole("link", { name: "Remix Kite 3" }).click(),
  ]);
  const file = promptFileSchema.parse(JSON.parse(readFileSync(await remix.path(), "utf8")));
  expect(file.references.map(({ name }) => name)).toEqual(["Image 1", undefined]);
  await page.keyboard.press("Escape");
  await expect(viewer(page, "Kite 3")).toBeHidden();
  await expect(page.getByRole("link", { name: "Play Kite 3" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Heart for Kite 3, 1 heart" })).toBeVisible();
  await page.getByRole("link", { name: "1 comment on Kite 3" }).click();
  await expect(viewer(page, "Kite 3").getByText("The <b>string</b>")).toBeInViewport();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Play side by side" }).click();
  await expect(viewer(page, "3 clips side by side").getByRole("article")).toHaveCount(3);
  await page.getByRole("button", { name: "Two", exact: true }).click();
  await expectAccessible(page);
  const pair = viewer(page, "2 clips side by side");
  await expect(pair.getByRole("article")).toHaveCount(2);
  await expect(pair.getByRole("button", { name: "Wipe", exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(elsewhere).toEqual([]);
  const logs = join(studio.dataDir, "logs");
  for (const name of readdirSync(logs))
    expect(readFileSync(join(logs, name), "utf8"), name).not.toContain(gallery.token);
});

test("a visitor chooses which clips of many play side by side", async ({ page, studio, account }) => {
  const { token } = await putGallery(studio, account.member, 6);
  await page.goto(`/g/${token}`);
  await page.getByRole("button", { name: "Play side by side" }).click();
  for (const name of ["Compare Kite 2", "Compare Kite 5"]) await page.getByLabel(name).check({ force: true });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(viewer(page, "2 clips side by side").getByRole("article")).toHaveCount(2);
});

test("of two clips that stand side by side a visitor picks one", async ({ page, studio }) => {
  await page.goto(address);
  await page.getByRole("button", { name: "Play side by side" }).click();
  await page.getByRole("button", { name: "Two", exact: true }).click();
  await page.getByRole("button", { name: "Pick this: Kite 2" }).click();
  await expect(page.getByRole("button", { name: "Your pick: Kite 2" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Pick this: Kite 1" }).click();
  await expect(page.getByRole("button", { name: "Your pick: Kite 1" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pick this: Kite 2" })).toBeVisible();
  const votes = await withDatabase(studio, () =>
    database().galleryVote.findMany({ where: { galleryId: gallery.id } }),
  );
  expect(votes).toHaveLength(1); // the later word counts
});

test("a comment that was begun is still there after a reload", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("link", { name: "Play Kite 1" }).click();
  await viewer(page, "Kite 1").getByRole("button", { name: "Add a comment" }).click();
  const field = viewer(page, "Kite 1").getByRole("textbox", { name: "Comment", exact: true });
  await expect(field).toBeFocused();
  await field.fill("The knot");
  await page.reload();
  await expect(field).toHaveValue("The knot");
});

test("whoever has the gallery open when its link ends is told so", async ({ page, studio, pageErrors }) => {
  await page.goto(address);
  await page.getByRole("link", { name: "Play Kite 1" }).click();
  // What it plays is all there: else the clip itself would be the first to say it.
  await expect(async () => {
    expect(await page.locator("video").evaluate((video: HTMLVideoElement) => video.readyState)).toBe(4);
  }).toPass();
  await change(studio, { expiresAt: new Date() });
  await page.getByRole("button", { name: "Heart for Kite 1, 0 hearts" }).last().click();
  await expect(page.getByText("This is no longer shared.")).toBeVisible();
  await page.getByRole("button", { name: "Next clip" }).click();
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  pageErrors.length = 0; // the browser writes down what it was not given
});

test("two clips are judged without their names, on a page that is told of none", async ({ page, studio }) => {
  await page.goto(address);
  await page.getByRole("link", { name: "Which is better?" }).click();
  await expect(page.getByRole("heading", { name: "Which is better?" })).toBeVisible();
  await expect(article(page, "A")).toBeVisible();
  const sent = await (await page.request.get(`${address}/vote`)).text();
  for (const secret of ["Kite ", gallerySecrets.prompt, gallerySecrets.modelId])
    expect(sent).not.toContain(secret);
  await expectAccessible(page);
  await page.getByRole("button", { name: "A is better" }).click();
  await page.getByRole("button", { name: "No difference" }).click();
  await page.getByRole("button", { name: "B is better" }).click();
  await expect(page.getByText("You've compared every pair.")).toBeVisible();
  const votes = await withDatabase(studio, () =>
    database().galleryVote.findMany({ where: { galleryId: gallery.id } }),
  );
  expect(votes).toHaveLength(3);
});

test("a gallery can be read, watched and unlocked without scripts", async ({ browser, studio }) => {
  const context = await openAsVisitor(browser, studio, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.locator("video[controls]")).toHaveCount(3);
  await expect(page.getByText("How it was made").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Play side by side" })).toBeHidden();
  await clips(page).first().getByText("How it was made").click();
  await expect(page.getByText("the words of the prompt").first()).toBeVisible();

  await change(studio, { passwordHash: await withPassword("kites at dawn") });
  await page.reload();
  await expect(page.getByRole("heading", { name: "This gallery has a password" })).toBeVisible();
  expect(await page.content()).not.toContain("Kite");
  await page.getByLabel("Password").fill("kites at dusk");
  await page.getByRole("button", { name: "Open the gallery" }).click();
  await expect(page.getByText("Wrong password.")).toBeVisible();
  await page.getByLabel("Password").fill("kites at dawn");
  await page.getByRole("button", { name: "Open the gallery" }).click();
  await expect(page.getByRole("heading", { name: "Kites", level: 1 })).toBeVisible();
  await context.close();
});

test("a link that has ended is like one that never was, for the page and all that belongs to it", async ({
  page,
  studio,
  pageErrors,
}) => {
  const paths = ["", "/embed", "/vote", "/password", "/card", `/remix/${gallery.items[0]!.id}`, "/nothing"];
  const never = "A".repeat(43);
  const answerOf = async (path: string, token: string) => {
    const response = await page.request.get(path);
    const { date: _date, ...headers } = response.headers();
    const text = JSON.stringify([headers, await response.text()]).replaceAll(token, "<token>");
    const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "no nonce";
    return { status: response.status(), answer: text.replaceAll(nonce, "<nonce>") };
  };
  expect((await page.request.get(address)).status()).toBe(200);
  await change(studio, { tokenHash: null });
  for (const path of paths) {
    const ended = await answerOf(`/g/${gallery.token}${path}`, gallery.token);
    expect(ended.status, path).toBe(path === "/password" ? 405 : 404);
    expect(ended, path).toEqual(await answerOf(`/g/${never}${path}`, never));
  }
  await expectNotFound(page, address, pageErrors);
  await expectAccessible(page);
});

test("link previews are given a picture and a film, a page of others a frame, and none of it behind a password", async ({
  page,
  studio,
  browser,
}) => {
  const crawl = async () => {
    const response = await page.request.get(address, { headers: { "user-agent": "Twitterbot/1.0" } });
    const head = (await response.text()).split("</head>")[0] ?? "";
    const metas = [...head.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)];
    return {
      headers: response.headers(),
      head,
      metas: new Map(metas.map(([, name, value]) => [name, value])),
    };
  };
  const { headers, head, metas } = await crawl();
  const root = `${studio.url}/media/g/${gallery.token}/${gallery.items[0]!.id}`;
  expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow" });
  expect(Object.fromEntries(metas)).toMatchObject({
    robots: "noindex, nofollow",
    referrer: "no-referrer",
    "og:title": "Kites",
    "og:description": "Three days by the sea.",
    "og:url": `${studio.url}${address}`,
    "og:image": `${studio.url}${address}/card`,
    "og:image:width": "1200",
    "og:video": `${root}/video.mp4`,
    "og:video:type": "video/mp4",
    "twitter:card": "player",
    "twitter:player": `${studio.url}${address}/embed`,
  });
  const card = await page.request.get(metas.get("og:image") ?? "");
  expect([card.status(), card.headers()["content-type"]]).toEqual([200, "image/jpeg"]);
  const forged = await page.request.get(address, { headers: { "x-forwarded-host": "evil.example" } });
  expect(await forged.text()).not.toContain("evil.example");
  const oembed =
    /<link[^>]+type="application\/json\+oembed"[^>]+href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]+type="application\/json\+oembed"/.exec(
      head,
    );
  const asked = (oembed?.[1] ?? oembed?.[2] ?? "").replaceAll("&amp;", "&");
  const answer = (await (await page.request.get(`${asked}&maxwidth=400`)).json()) as {
    html: string;
    width: number;
  };
  expect(answer.width).toBe(400);

  await test.step("the frame's source has nothing of what visitors said", async () => {
    const comment = { id: randomUUID(), galleryId: gallery.id, name: "Grace", text: "Only for the gallery" };
    await withDatabase(studio, () =>
      database().galleryComment.create({ data: { ...comment, approvedAt: new Date() } }),
    );
    expect(await (await page.request.get(address)).text()).toContain(comment.text);
    expect(await (await page.request.get(`${address}/embed`)).text()).not.toContain(comment.text);
  });

  await test.step("the frame stands in a page of another site", async () => {
    const host = createServer((_request, response) =>
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(
          `<!doctype html><title>Elsewhere</title>${answer.html}<iframe title="whole" src="${studio.url}${address}"></iframe>`,
        ),
    );
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const { port } = host.address() as AddressInfo; // it listens on TCP
    const context = await openAsVisitor(browser, studio);
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${port}/`);
    const frame = other.frameLocator(`iframe[title="Kites"]`);
    await expect(frame.getByRole("link", { name: "Play Kite 1" })).toBeVisible();
    await expect(frame.getByRole("button", { name: /^Heart/ })).toHaveCount(0);
    await expect(
      other.frameLocator(`iframe[title="whole"]`).getByRole("heading", { name: "Kites" }),
    ).toHaveCount(0);
    await context.close();
    await new Promise((resolve) => host.close(resolve));
  });

  await change(studio, { passwordHash: await withPassword("kites at dawn") });
  const locked = await crawl();
  expect([...locked.metas.keys()].filter((name) => /^(og|twitter):/.test(name ?? ""))).toEqual([]);
  expect(locked.head).not.toMatch(/Kites|Three days|oembed/);
  await page.goto(address);
  await expectAccessible(page);
  await page.getByLabel("Password").fill("kites at dusk");
  await page.getByRole("button", { name: "Open the gallery" }).click();
  await expect(page.getByText("Wrong password.")).toBeVisible();
  await expectAccessible(page);
});

test("a thousand words are read on a narrow screen too", async ({ page, studio }) => {
  await change(studio, { layout: "story" });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(address);
  await expect(clips(page)).toHaveCount(3);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

/** As the studio keeps passwords. */
async function withPassword(password: string): Promise<string> {
  const { hash } = await import("@node-rs/argon2");
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}
