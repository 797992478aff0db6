import { beforeAll, expect, test, vi } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { storePrompt, words } from "#lib/data/testing/store-rows.ts";
import { log } from "#lib/reads/log.ts";
import { Browser, testSettings } from "#lib/session/testing/browser.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { createPromptAction, savePromptAction } from "./prompt-actions.ts";

const origin = "http://localhost:4606";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

testDatabase();
testSettings({ APP_URL: origin });
log.level = "silent"; // a full disk is logged as a fault

let prompt: Awaited<ReturnType<typeof storePrompt>>;
beforeAll(async () => {
  const owner = new Browser();
  prompt = await storePrompt(await signUpOwner(owner));
  request.headers = owner.headers;
  request.headers.set("origin", origin);
});

test("a database without room is told as what it is, loses nothing, and takes the same again when it has room", async () => {
  const save = { id: prompt, document: words("a blue kite"), fromVersion: 1 };
  const create = { id: createId<typeof prompt>(), document: words("a kite") };
  await database().$executeRaw`
    CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`;
  await database().$executeRaw`
    CREATE TRIGGER be_full BEFORE INSERT OR UPDATE ON prompt FOR EACH ROW EXECUTE FUNCTION be_full()`;
  expect(await savePromptAction(save)).toEqual({ ok: false, reason: "disk-full" });
  expect(await createPromptAction(create)).toEqual({ ok: false, reason: "disk-full" });
  await database().$executeRaw`DROP TRIGGER be_full ON prompt`;
  expect(await savePromptAction(save)).toEqual({ ok: true, version: 2 });
  expect(await createPromptAction(create)).toEqual({ ok: true, version: 1 });
});
