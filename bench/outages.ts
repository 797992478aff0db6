// PostgreSQL stopped for 30 s, again and again, while paid requests are on their way. Goal: 0 exits, 0 doubled, 0 lost, 0 unconfirmed.
import { runOutages } from "#lib/worker/testing/outages.ts";

const rounds = Number(process.env.ROUNDS ?? 10);

const {
  byProvider,
  wrong,
  broken,
  strays: _strays,
  adopted: _adopted,
  ...counts
} = await runOutages({
  rounds,
  outageMs: 30_000,
});
console.table(byProvider, ["submissions", "bills", "done", "unconfirmed", "neverBilled", "doubled", "lost"]);
console.table([{ rounds, ...counts }]);
for (const line of [...wrong, ...broken]) console.log(line);
const bad =
  counts.doubled +
  counts.lost +
  counts.neverBilled +
  counts.exits +
  wrong.length +
  broken.length +
  counts.unconfirmed;
console.log(`${rounds} outages of 30 s: ${bad} exits, doubled, lost, unconfirmed or wrong (goal 0)`);
process.exitCode = bad === 0 ? 0 : 1;
