import { bytesText } from "#lib/domain/base/quantity.ts";
import type { Checked } from "#lib/data/invariants.ts";
import type { Examination } from "./examine.ts";
import { doctorWords as words, waitsForWords } from "./messages.ts";

/** What is known of a studio without its database. */
export type Studio = {
  version: string;
  commit: string | null;
  dataDir: string;
  isRunning: boolean;
  /** Of what it is made of, by name. */
  versions: Readonly<Record<string, string>>;
};

const shownMax = 20;
const idsMax = 5;
/** For machines. */
const listedMax = 100;

/** The report as lines for a terminal. Of rows there are ids in it, never what somebody wrote or keeps secret. */
export function reportLines(studio: Studio, found: Examination, now = new Date()): string[] {
  const { version, commit, dataDir, isRunning } = studio;
  const { disk } = found;
  return [
    `Triptych ${version}${commit ? ` (${commit})` : ""}, ${dataDir}, ${isRunning ? words.running : words.stopped}`,
    ...section(words.versions, table(Object.entries({ ...studio.versions, PostgreSQL: found.postgres }))),
    ...section(
      words.disk,
      table([
        [words.free, words.of(bytesText(disk.freeBytes), bytesText(disk.totalBytes))],
        ...Object.entries(disk.usedBytes).map(([kind, bytes]) => [kind, bytesText(bytes)]),
      ]),
    ),
    ...queueLines(found, now),
    ...waitingLines(found, now),
    ...section(words.invariants, found.invariants.flatMap(invariantLines)),
    ...(found.remoteFiles > 0 ? [words.remote(found.remoteFiles)] : []),
  ];
}

/** The last line, which says whether all is well. */
export function verdictLine(invariants: readonly Checked[]): string {
  const broken = invariants.filter(({ ids }) => ids.length > 0).length;
  return broken === 0 ? words.allHold(invariants.length) : words.someBroken(broken, invariants.length);
}

/** The report for machines: the same facts, under names that stay. */
export function reportJson({ versions, ...studio }: Studio, found: Examination): string {
  const { postgres, repairs, ...rest } = found;
  return JSON.stringify(
    {
      studio,
      versions: { ...versions, PostgreSQL: postgres },
      isWell: rest.invariants.every(({ ids }) => ids.length === 0),
      ...rest,
      invariants: rest.invariants.map(({ invariant, ids }) => ({
        invariant,
        broken: ids.length,
        ids: ids.slice(0, listedMax),
      })),
      repairs: repairs.map(({ what, count }) => ({ what, count })),
    },
    null,
    2,
  );
}

function queueLines({ queues }: Examination, now: Date): string[] {
  const rows = queues
    .filter(({ waiting, later, active, failed }) => waiting + later + active + failed > 0)
    .map(({ queue, waiting, later, active, retrying, failed, oldestAt, nextAt }) => [
      ...[queue, ...[waiting, later, active, retrying, failed].map(String)],
      ...[distance(oldestAt, now), distance(nextAt, now)],
    ]);
  if (rows.length === 0) return ["", words.queuesEmpty];
  return section(words.queues, table([["", ...words.queueColumns], ...rows]));
}

function waitingLines({ waiting, spooledAnswers }: Examination, now: Date): string[] {
  const spooled = spooledAnswers > 0 ? [words.spooled(spooledAnswers)] : [];
  if (waiting.length === 0) return ["", words.atRest, ...spooled];
  const rows = waiting
    .slice(0, shownMax)
    .map(({ id, status, model, since, nextLookAt, waitsFor, isCancelWanted }) => [
      ...[
        id,
        status,
        model,
        distance(since, now),
        nextLookAt && nextLookAt <= now ? words.now : distance(nextLookAt, now),
      ],
      waitsForWords[waitsFor] + (isCancelWanted ? `, ${words.cancelWanted}` : ""),
    ]);
  const more = waiting.length > shownMax ? [`  ${words.more(waiting.length - shownMax)}`] : [];
  const lines = [...table([["", ...words.waitingColumns], ...rows]), ...more];
  return [...section(words.notAtRest(waiting.length), lines), ...spooled];
}

function invariantLines({ invariant, ids }: Checked): string[] {
  if (ids.length === 0) return [`  ${words.holds.padEnd(words.broken.length)}  ${invariant}`];
  const more = ids.length > idsMax ? [words.more(ids.length - idsMax)] : [];
  const indent = " ".repeat(words.broken.length + 4);
  return [
    `  ${words.broken}  ${invariant}: ${ids.length}`,
    ...[...ids.slice(0, idsMax), ...more].map((line) => `${indent}${line}`),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return ["", title, ...lines];
}

/** Rows with their columns one below the other. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}

const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1000],
] as const;

/** "3 min": how far a moment lies from now; before or after is for the column to say. */
function distance(at: Date | null, now: Date): string {
  if (at === null) return "–";
  const ms = Math.abs(at.getTime() - now.getTime());
  const [unit, length] = units.find(([, one]) => ms >= one) ?? (["s", 1000] as const);
  return `${Math.floor(ms / length)} ${unit}`;
}
