import { foundOrThrow } from "./app-error.ts";
import { database } from "./database.ts";
import type { Member } from "#lib/domain/scope.ts";

/** Whether keys work as shortcuts for a member. */
export async function findUsesShortcuts(member: Member): Promise<boolean> {
  const row = await database().member.findUnique({
    where: { id: member.id },
    select: { usesShortcuts: true },
  });
  return foundOrThrow(row).usesShortcuts;
}

/** Switches the member's shortcuts on or off. */
export async function saveUsesShortcuts(member: Member, usesShortcuts: boolean): Promise<void> {
  await database().member.updateMany({ where: { id: member.id }, data: { usesShortcuts } });
}
