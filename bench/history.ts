// A page of the history among 100 000 generations (RUNS=500000 makes it a million, and takes a quarter of an hour), near and far, with
// every filter: milliseconds (median), and how many queries. A page 2 000 is to cost what page 1 does, in at most 3 queries. Then the
// sums over all of them, and a zip of 200 results, beside the memory that its server needed.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import type { MemberId, ModelId } from "#lib/domain/base/id.ts";
import { mintMember } from "#lib/domain/base/scope-mint.ts";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";
import { storeHistory } from "./history/store-history.ts";
import { measureZip } from "./history/measure-zip.ts";

const runs = Number(process.env.RUNS ?? 50_000);
const pageSize = 24;
const times = 15;
const goalRatio = 2;

const dataDir = mkdtempSync(join(tmpdir(), "triptych-bench-"));
chmodSync(dataDir, 0o711); // for root: the server's user must get through
const postgres = await startEmbeddedPostgres({ dataDir, logFile: join(dataDir, "postgres.log") });
process.env.DATABASE_URL = postgres.url;
const { migrate } = await import("#lib/data/migrate.ts");
const { closeDatabase, database } = await import("#lib/data/database.ts");
const { listHistory } = await import("#lib/data/history/list-history.ts");
const { listTags } = await import("#lib/data/history/list-history.ts");
const { listSpend } = await import("#lib/data/member/spend.ts");
const { findUsage } = await import("#lib/data/member/usage.ts");
const { findScoreboard } = await import("#lib/data/feedback/find-scoreboard.ts");
await migrate(postgres.url);
const storingAt = performance.now();
const memberId = (await storeHistory(postgres.url, runs)) as MemberId; // a UUID that the database made
console.log(`${runs * 2} generations stored in ${Math.round((performance.now() - storingAt) / 1000)} s`);
const member = mintMember(memberId, true);

let queries = 0;
const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }; // its overloads are in the way
const query = client.query;
client.query = function count(this: unknown, ...given: unknown[]) {
  queries += 1;
  return query.apply(this, given);
};

const filters: Record<string, HistoryFilter> = {
  everything: {},
  "a common word": { q: "kite" },
  "half a word": { q: "kit" },
  "two words": { q: "red harbour" },
  "a rare word": { q: "zeppelin" },
  "no such word": { q: "xylophone" },
  Chinese: { q: "屋顶" },
  "one Chinese character": { q: "猫" },
  model: { model: "oxen/kite" as ModelId },
  "a model of long ago": { model: "oxen/retired" as ModelId },
  "status done": { status: "done" },
  "status failed": { status: "failed" },
  "status running": { status: "running" },
  "verdict keep": { verdict: "keep" },
  "no verdict": { verdict: "none" },
  "with images": { reference: "image" },
  "with sounds (rare)": { reference: "audio" },
  "without references": { reference: "none" },
  tag: { tag: "hero" },
  "a rare tag": { tag: "client z" },
  favourites: { favourite: "yes" },
  "cost from 2": { costFrom: 2 },
  "cost up to 0.2": { costTo: 0.2 },
  "cost of nobody": { costFrom: 900 },
  days: { from: "2020-01-01", to: "2099-01-01", zone: "Europe/Berlin" },
  "words, kept, images": { q: "kite", verdict: "keep", reference: "image" },
  "rare word, failed, tag": { q: "zeppelin", status: "failed", tag: "hero" },
};

const rows: Record<string, string | number>[] = [];
for (const [name, filter] of Object.entries(filters)) {
  const first = await measure(filter);
  // Page 2 000 of everything, and of a filter as far down: before the run that stands there.
  const far = await measure(filter, await idAt(Math.floor(runs * 0.96)));
  rows.push({
    filter: name,
    "page 1, ms": first.ms,
    [`page ${Math.floor((runs * 0.96) / pageSize)}, ms`]: far.ms,
    ratio: Math.round((far.ms / first.ms) * 100) / 100,
    queries: Math.max(first.queries, far.queries),
    "found on 1": first.count,
  });
}
console.table(rows);
const everything = rows[0]!;
console.log(
  `everything: ratio ${everything.ratio} (goal ≤ ${goalRatio}), ${everything.queries} queries (goal ≤ 3)`,
);
const tagsAt = performance.now();
const tags = await listTags(member);
console.log(`the ${tags.length} tags: ${Math.round((performance.now() - tagsAt) * 10) / 10} ms`);
for (const [name, read] of Object.entries({
  "spend by month": () => listSpend(member),
  usage: () => findUsage(member),
  scoreboard: () => findScoreboard(member, { period: "all", references: "any" }),
})) {
  const at = performance.now();
  await read();
  console.log(`${name}: ${Math.round(performance.now() - at)} ms`);
}
await closeDatabase();
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });
console.table([await measureZip()]);

async function measure(
  filter: HistoryFilter,
  before?: string,
): Promise<{ ms: number; queries: number; count: number }> {
  let count = (await listHistory(member, filter, { before, limit: pageSize })).items.length;
  const all: number[] = [];
  queries = 0;
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    count = (await listHistory(member, filter, { before, limit: pageSize })).items.length;
    all.push(performance.now() - startedAt);
  }
  const ms = Math.round(all.toSorted((one, other) => one - other)[Math.floor(times / 2)]! * 10) / 10; // the middle one
  return { ms, queries: queries / times, count };
}

async function idAt(place: number): Promise<string> {
  const [row] = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM run WHERE member_id = ${memberId}::uuid ORDER BY id DESC OFFSET ${place} LIMIT 1`;
  return row!.id; // there are more runs than that
}
