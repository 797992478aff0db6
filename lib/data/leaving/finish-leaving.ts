import { database } from "#lib/data/database.ts";
import type { MemberId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";

/**
 * The last step: deletes the member, once nothing of theirs is left that has bytes or would be handed over. `removeFolders` is called
 * while nobody can add anything to them, and its false puts the end off. False: there is something left.
 */
export async function finishLeaving(
  _worker: Worker,
  memberId: MemberId,
  removeFolders: () => Promise<boolean>,
): Promise<boolean> {
  return database().$transaction(
    async (transaction) => {
      const [leaver] = await transaction.$queryRaw<{ isHandedOver: boolean }[]>`
        SELECT handed_to_id IS NOT NULL AS "isHandedOver" FROM member
        WHERE id = ${memberId}::uuid AND removed_at IS NOT NULL FOR UPDATE`;
      if (!leaver) return true;
      const where = { memberId };
      const left = [await transaction.blob.count({ where }), await transaction.run.count({ where })];
      if (leaver.isHandedOver)
        left.push(await transaction.prompt.count({ where }), await transaction.gallery.count({ where }));
      if (left.some((count) => count > 0)) return false;
      if (!(await removeFolders())) return false;
      await transaction.member.delete({ where: { id: memberId } });
      return true;
    },
    { timeout: 5 * 60_000 },
  );
}

/** Tables that hold words of people. */
const withWords =
  "member, prompt, run, generation, attempt, asset, note, gallery, gallery_item, gallery_comment";

/** Has the database make its statistics anew, in which words of deleted rows still stand, and use their room again. */
export async function forgetDeleted(_worker: Worker): Promise<void> {
  await database().$executeRawUnsafe(`VACUUM (ANALYZE) ${withWords}`); // these are names of ours
}
