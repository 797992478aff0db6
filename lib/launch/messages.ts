import { bytesText } from "#lib/domain/base/quantity.ts";

/** What the launcher prints while it starts and runs. */
export const launcherLines = {
  waitingForBuild: "Another start is building the pages of this folder; waiting for it.",
  building: "Building the pages; this takes a minute, once.",
  stillBuilding: (seconds: number) => `Still building (${seconds} s).`,
  built: (seconds: number) => `Built in ${seconds} s.`,
  setupCode: (code: string) => `Setup code, for the first account: ${code}`,
  ready: (address: string) => `Triptych is at ${address}`,
  restarted: (what: string) => `The ${what} ended by itself and is started again.`,
  ending: "Ending. Press Ctrl-C again to end at once.",
};

/** Why the studio cannot start: one sentence, for the person who started it. */
export const launchRefusals = {
  // folders and the port
  dataFolder: (folder: string, reason: string) => `The data folder ${folder} cannot be used: ${reason}.`,
  folder: (folder: string, reason: string) => `The folder ${folder} cannot be used: ${reason}.`,
  path: (path: string, reason: string) => `${path} cannot be used: ${reason}.`,
  folderInUse: (folder: string) => `The folder ${folder} is in use by a studio that is running already.`,
  portInUse: (port: number) =>
    `Port ${port} is in use by another program: end it, or set PORT to another one.`,
  port: (host: string, port: number, reason: string) =>
    `The studio cannot listen on ${host}, port ${port}: ${reason}.`,

  // what is built, and what runs
  notBuilt: (what: string, log: string) => `${what} could not be built; ${log} says why.`,
  pages: (folder: string, reason: string) => `The pages cannot be built in ${folder}: ${reason}.`,
  process: (name: string, log: string) => `The ${name} process did not start; ${log} says why.`,

  // the database that the studio brings along
  noPostgres: (platform: string, processor: string) =>
    `No PostgreSQL comes with the studio for ${platform} on ${processor}: set DATABASE_URL.`,
  postgresMissing: (folder: string) => `PostgreSQL is missing in ${folder}: run npm ci again.`,
  postgresAsRoot:
    "PostgreSQL does not run as root and the user postgres could not be made: start the studio as an ordinary user, or set DATABASE_URL.",
  postgresNewer: (theirs: string, ours: string) =>
    `The data folder was written by a newer studio (PostgreSQL ${theirs}; this one has ${ours}): start that one.`,
  postgresOlder: (theirs: string, ours: string) =>
    `The data folder holds a PostgreSQL ${theirs} database and this studio has ${ours}: dump it with the older one first.`,
  postgresNotStarted: (reason: string) => `PostgreSQL could not be started: ${reason}.`,
  postgresEnded: (log: string) => `PostgreSQL ended while it started; ${log} says why.`,
  databaseNotMade: (folder: string, reason: string) =>
    `The database could not be made in ${folder}: ${reason}.`,
  databaseNotMigrated: (reason: string) =>
    `The database could not be brought to this version and is as it was: ${reason}`,

  // copies of it
  noRoomForCopy: (needed: number, free: number, folder: string) =>
    `This update changes data, and there is no room for a copy of the database first: it takes ${bytesText(needed)} and ${bytesText(free)} are free in ${folder}. Make room, or go on without a copy: npm start -- --without-copy`,
  noCopy: (folder: string, reason: string) =>
    `The database could not be copied to ${folder}, and is as it was: ${reason}.`,
  notPutBack: (copy: string, reason: string) =>
    `The copy ${copy} could not be put back, and the database is as it was: ${reason}.`,
  noRoomToRestore: (needed: number, free: number, folder: string) =>
    `There is no room to put the copy back: it takes ${bytesText(needed)} and ${bytesText(free)} are free in ${folder}. Make room first.`,
  noSuchCopy: (name: string) => `There is no copy named ${name}: npm run restore-database lists them.`,
  notOurDatabase:
    "DATABASE_URL is set: the studio keeps no copies of a database server that is not its own. Restore the dump that you made.",
  noDataFolder: (folder: string) =>
    `There is no data folder ${folder}: set DATA_DIR, or start a studio first.`,

  // a studio's database, reached from outside
  noDatabase: (folder: string) => `There is no database in ${folder} yet: npm start makes it.`,
  locked: (folder: string) =>
    `The folder ${folder} is in use by another process whose database does not answer: it is starting or ending; try again in a moment.`,
  endFirst: (folder: string) => `The studio on ${folder} is running: end it first.`,

  // the database of DATABASE_URL
  noDatabaseUrl: "Set DATABASE_URL: a part that is started by itself brings no database along.",
  databaseUrlUnreadable:
    "DATABASE_URL cannot be used: it is no address such as postgresql://user:password@host:5432/name (signs like @ and / in a password are written %40 and %2F).",
  databaseTooOld: (major: number) =>
    `DATABASE_URL leads to PostgreSQL ${major}; the studio needs 15 or newer.`,
  databaseEncoding: (encoding: string) =>
    `The database of DATABASE_URL is encoded as ${encoding}; the studio needs UTF8.`,
  databaseMayNotCreate: "The user of DATABASE_URL may not create schemas in its database.",
  databasePooled:
    "DATABASE_URL leads to a pooler that shares connections; the studio needs a session connection to the database itself.",
  database: (reason: string) => `The database of DATABASE_URL cannot be used: ${reason}.`,
};

/** What is said of copies of the database, on the terminal and in logs/launcher.log. */
export const copyLines = {
  begun: (migration: string) => `This update changes data (${migration}): copying the database first.`,
  progress: (percent: number) => `Copying the database (${percent} %).`,
  kept: (folder: string) => `The database as it was is kept in ${folder}`,
  howToGoBack: (name: string) =>
    `To go back, end the studio and run: npm run restore-database -- ${name} (its README.txt names the version that it belongs to)`,
  skipped: (migration: string) =>
    `This update changes data (${migration}), and no copy of the database was kept.`,
  notOurs: (migration: string) =>
    `This update changes data (${migration}), and of the database of DATABASE_URL the studio keeps no copy; a dump is made by: pg_dump --format=custom --file=triptych.dump "$DATABASE_URL"`,
};

/** The README.txt of a copy. */
export function copyReadme(of: {
  name: string;
  before: string;
  /** The last migration that it knows, and the first of what came after it. */
  from: string | null;
  next: string;
  /** Which studio left what is in it; null: not known. */
  writtenBy: { version: string; commit: string | null } | null;
  copiedBy: { version: string; commit: string | null };
}): string {
  const { writtenBy } = of;
  const commit = writtenBy
    ? (writtenBy.commit ?? `<the commit of version ${writtenBy.version}>`)
    : `"$(git log -1 --diff-filter=A --format=%h -- prisma/migrations/${of.next})~1"`;
  return `The studio's database as it was before ${of.before}.

In it:      what ${writtenBy ? `Triptych ${studioText(writtenBy)}` : "an older Triptych"} left; its last migration is ${of.from}
Copied by:  Triptych ${studioText(of.copiedBy)}

To go back:

1. End the studio.
2. In the folder of the studio's sources, run:
   npm run restore-database -- ${of.name}
   The database of today is kept beside this copy.
3. Take the studio that this copy belongs to:
   git checkout ${commit}
4. npm ci && npm start

What was queued in this copy may have been sent and paid for since. Going back makes it Unconfirmed: nothing is sent again
unless its member chooses that.

What was made after this copy is not in it, and what was revoked or changed after it is as it was: links of galleries,
members, passwords, keys. Files of such work stay in the data folder for a day; then the studio
removes them, because no row speaks of them: copy the folder "media" first if you want to keep them.
`;
}

/** "0.1.0 (667ffba21c3e)": a version with its commit, where it lies in a checkout. */
export function studioText({ version, commit }: { version: string; commit: string | null }): string {
  return commit ? `${version} (${commit})` : version;
}

/** `npm run restore-database`. */
export const restoreLines = {
  none: "No copy of the database was kept yet.",
  list: (names: readonly string[]) =>
    `Copies of the database, newest first; to go back to one, run npm run restore-database -- <name>\n${names.map((name) => `  ${name}`).join("\n")}`,
  keeping: "Keeping the database of today first.",
  kept: (name: string) => `The database of today is kept as ${name}`,
  done: (name: string, readme: string) =>
    `The database is that of ${name} again. Start the studio that it belongs to; ${readme} names it.`,
  doubted: (count: number) =>
    count === 0
      ? "Nothing that costs money was queued in it."
      : `Queued in it, and perhaps sent and paid for since: ${count}. They are Unconfirmed now, and sent only if their members choose that.`,
};

/** Why `npm run doctor` cannot look. */
export const doctorRefusals = {
  usage: "Use: npm run doctor [-- --deep] [--repair] [--json]",
  older: (step: string) =>
    `The database is of an older studio (it does not know ${step}): npm start brings it to this version.`,
};

/** What these sentences speak of. */
export const parts = {
  databaseClient: "The database client",
  pages: "The pages",
  database: "database",
  webServer: "web server",
  worker: "worker",
};

/** `npm run reset-password`. */
export const resetPasswordLines = {
  usage: "Say whose password: npm run reset-password <email>",
  unknown: (email: string) => `Nobody here has the address ${email}.`,
  done: (email: string, password: string) => `The new password of ${email}: ${password}`,
};

/** What is wrong with a file or folder, by the operating system's code; the end of a sentence. */
export const systemReasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file",
  ENOENT: "there is no such folder",
  EEXIST: "a file stands in its place",
  EISDIR: "a folder stands in its place",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "there is no such address",
};
