import { beforeAll, expect, test, vi } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeGeneration, words } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { signUpOwner } from "#lib/session/testing/sign-up.ts";
import { testSettings, Browser } from "#lib/session/testing/browser.ts";
import { adoptGenerationAction, lookAgainAction, lookForGenerationAction } from "./generation-actions.ts";

const origin = "http://localhost:4604";
const request = vi.hoisted(() => ({ headers: new Headers() }));
// The framework's request outside of the framework: what it would hand to an action.
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

testDatabase();
testSettings({ APP_URL: origin });

const modellix = "modellix/seedance-2.0-v2v" as ModelId; // the right shape, as below
const siraya = "siraya/seedance-2.0" as ModelId;
const expiresAfterMs = 7_200_000;
let member: Member;

beforeAll(async () => {
  const browser = new Browser();
  member = await signUpOwner(browser);
  request.headers = browser.headers;
  request.headers.set("origin", origin);
});

/** One whose author wants it given up after two hours. */
function storeIn(status: Status, modelId: ModelId) {
  const extras = { expiresAfterMs };
  const prompt = { ...words("a red kite"), overrides: { [modelId]: { extras } } };
  const sent = { version: 1 as const, isRebuilt: false, settings: { extras }, references: {} };
  return storeGeneration(member, { status, modelId, snapshot: { prompt, assets: [] }, sent });
}

async function msToDeadline(id: string): Promise<number> {
  const { deadlineAt } = await database().generation.findUniqueOrThrow({ where: { id } });
  return (deadlineAt?.getTime() ?? 0) - Date.now();
}

test("what is adopted or looked at again is waited for as long as its author asked, not as its model's data says", async () => {
  const lost = await storeIn("unconfirmed", modellix);
  expect(await adoptGenerationAction({ generationId: lost.id, operation: "task-1" })).toEqual({ ok: true });
  const late = await storeIn("failed", modellix);
  expect(await lookAgainAction({ generationId: late.id })).toEqual({ ok: true });
  for (const { id } of [lost, late]) {
    expect(await msToDeadline(id)).toBeLessThanOrEqual(expiresAfterMs);
    expect(await msToDeadline(id)).toBeGreaterThan(expiresAfterMs - 60_000);
  }
});

test("where a provider gives its work no id, or cannot be asked, that is said and nothing is changed", async () => {
  const { id: generationId } = await storeIn("unconfirmed", siraya);
  expect(await adoptGenerationAction({ generationId, operation: "task-2" })).toEqual({
    ok: false,
    reason: "no-id",
  });
  expect(await lookForGenerationAction({ generationId })).toEqual({ ok: false, reason: "cannot-find" });
  const row = await database().generation.findUniqueOrThrow({
    where: { id: generationId },
    include: { attempts: true },
  });
  expect(row).toMatchObject({ status: "unconfirmed", attempts: [{ search: null }] });
});
