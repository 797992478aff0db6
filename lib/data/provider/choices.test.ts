import { beforeEach, describe, expect, test } from "vitest";
import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { testDatabase } from "#lib/data/testing/test-database.ts";
import { modelIdSchema } from "#lib/domain/base/id.ts";
import { mintMember } from "#lib/domain/base/scope-mint.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { listProviderChoices, saveModelPrice, saveProviderChoice } from "./choices.ts";

testDatabase();

const first = modelIdSchema.parse("siraya/seedance-2.0");
const second = modelIdSchema.parse("siraya/seedance-2.0-fast");
let owner: Member;
let member: Member;

beforeEach(async () => {
  await database().providerChoice.deleteMany();
  await database().modelPrice.deleteMany();
  member = await storeMember();
  owner = mintMember((await storeMember()).id, true);
});

describe("what is chosen for a provider", () => {
  test("is there for every member, and one choice leaves the other as it was", async () => {
    expect(await listProviderChoices(member)).toEqual({});
    await saveProviderChoice(owner, "oxen", { contract: "newer" });
    await saveProviderChoice(owner, "oxen", { dialect: "bracket" });
    expect(await listProviderChoices(member)).toEqual({ oxen: { contract: "newer", dialect: "bracket" } });
    await saveProviderChoice(owner, "oxen", { contract: null });
    expect(await listProviderChoices(member)).toEqual({ oxen: { dialect: "bracket" } });
  });

  test("takes an owner", async () => {
    const change = saveProviderChoice(member, "oxen", { dialect: "bracket" });
    await expect(change).rejects.toMatchObject({ code: "not-allowed" });
    await expect(saveModelPrice(member, first, 1)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await listProviderChoices(owner)).toEqual({});
  });

  test("is as if it had not been chosen where nobody knows the dialect any more", async () => {
    await database().providerChoice.create({ data: { providerId: "oxen", dialect: "semaphore" } });
    expect(await listProviderChoices(member)).toEqual({ oxen: {} });
  });
});

describe("a price", () => {
  test("is kept to the millionth for each model, and can be unknown again", async () => {
    await saveProviderChoice(owner, "siraya", { dialect: "at" });
    await saveModelPrice(owner, first, 80_500);
    await saveModelPrice(owner, second, 1);
    await saveModelPrice(owner, second, 1_000_000_000);
    expect(await listProviderChoices(member)).toEqual({
      siraya: { dialect: "at", pricesPerSecondMicro: { [first]: 80_500, [second]: 1_000_000_000 } },
    });
    await saveModelPrice(owner, first, null);
    await saveModelPrice(owner, first, null);
    expect((await listProviderChoices(member)).siraya?.pricesPerSecondMicro).toEqual({
      [second]: 1_000_000_000,
    });
  });
});
