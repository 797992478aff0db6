// 3 000 paid submissions at every provider, made by two workers that are killed again and again. Goal: 0 doubled, 0 stray, 0 lost.
import { runChaos } from "#lib/worker/testing/chaos.ts";
import { startOwnPostgres } from "#lib/worker/testing/own-postgres.ts";

const submissions = Number(process.env.SUBMISSIONS ?? 3000);
/** At 3 000: 500 kills at least, and as many more as 20 minutes take. Where saving takes longer than a worker lives, two are let live then. */
const [killsAtLeast, killForMs] = [submissions / 6, submissions * 400];

const postgres = await startOwnPostgres();
try {
  const { byProvider, wrong, broken, seconds, killsDuring, kills, ...counts } = await runChaos({
    submissions,
    killForMs,
    killsAtLeast,
    onProgress({ seconds: at, submitted, kills: until, statuses }) {
      const counts = Object.entries(statuses).map(([status, count]) => `${count} ${status}`);
      console.log(`${at} s: ${until} kills, ${submitted} submitted: ${counts.join(", ")}`);
    },
  });
  const rows = Object.entries({ ...byProvider, all: counts });
  console.table(
    Object.fromEntries(
      rows.map(([name, row]) => [name, { ...row, "kills meanwhile": killsDuring[name] ?? kills }]),
    ),
  );
  const bad = counts.doubled + counts.strays + counts.lost + wrong.length + broken.length;
  for (const line of [...wrong, ...broken]) console.log(line);
  console.log(
    `${counts.bills} bills under ${kills} kills in ${(seconds / 60).toFixed(1)} minutes: ${bad} of them doubled, stray, lost or wrong (goal 0)`,
  );
  process.exitCode = bad === 0 ? 0 : 1;
} finally {
  await postgres.remove();
}
