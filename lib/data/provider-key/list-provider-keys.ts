import { database } from "#lib/data/database.ts";
import { type ProviderKeyList, providerKeyListSchema } from "#lib/domain/provider-key-view.ts";
import type { Member } from "#lib/domain/scope.ts";
import { areStudioKeysClosed, usableKeys } from "./usable-keys.ts";

/** The keys that a member may use, by provider, own ones first; never what they were sealed from. */
export async function listProviderKeys(member: Member): Promise<ProviderKeyList> {
  const rows = await database().providerKey.findMany({
    where: await usableKeys(member),
    omit: { sealed: true, removedAt: true },
    orderBy: [{ providerId: "asc" }, { memberId: { sort: "asc", nulls: "last" } }, { source: "desc" }],
  });
  return providerKeyListSchema.parse({
    keys: rows.map(({ memberId, savedAt, testedAt, ...row }) => ({
      ...row,
      isStudioWide: memberId === null,
      savedAt: savedAt.toISOString(),
      testedAt: testedAt?.toISOString() ?? null,
    })),
    areStudioKeysClosed: await areStudioKeysClosed(),
  });
}

/** The providers for which a member has a key to use. */
export async function listProvidersWithKey(member: Member): Promise<Set<string>> {
  const rows = await database().providerKey.findMany({
    where: await usableKeys(member),
    select: { providerId: true },
    distinct: ["providerId"],
  });
  return new Set(rows.map((row) => row.providerId));
}
