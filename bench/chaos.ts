// 3 000 paid submissions at every provider, made by two workers that are killed again and again. Goal: 0 doubled, 0 stray, 0 lost.
import { startOwnPostgres } from "#lib/worker/testing/own-postgres.ts";
import { runChaos } from "#lib/worker/testing/chaos.ts";

const submissions = Number(process.env.SUBMISSIONS ?? 3000);
/** Where saving takes longer than a worker lives, nothing would ever end: then two workers are let live. */
const killForMs = submissions * 500;

const postgres = await startOwnPostgres();
try {
  const { blocking, wrong, broken, ...counts } = await runChaos({ submissions, killForMs });
  console.table([counts]);
  console.table([
    { "blocking calls' bills": blocking.bills, done: blocking.done, unconfirmed: blocking.unconfirmed },
  ]);
  const isGone = blocking.done + blocking.unconfirmed !== blocking.bills;
  const bad = counts.doubled + counts.strays + counts.lost + wrong.length + broken.length + Number(isGone);
  for (const line of [...wrong, ...broken]) console.log(line);
  console.log(
    `${counts.bills} bills under ${counts.kills} kills: ${bad} of them doubled, stray, lost or wrong (goal 0)`,
  );
  process.exitCode = bad === 0 ? 0 : 1;
} finally {
  await postgres.remove();
}
