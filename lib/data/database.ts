import { PrismaPg } from "@prisma/adapter-pg";
import { readConfig } from "#lib/config.ts";
import { type Prisma, PrismaClient } from "#lib/data/generated/client.ts";

/** What a query may run on: the database itself, or a transaction that the caller has opened. */
export type Transaction = Prisma.TransactionClient;

const cache = globalThis as { triptychDatabase?: PrismaClient };

/**
 * This process's database, opened at the first query. A server that goes away is no error of the process: the
 * queries of that time fail, the next ones find it again. Throws when no address is configured.
 */
export function database(): PrismaClient {
  return (cache.triptychDatabase ??= open());
}

/** Ends this process's connections. A later `database()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = cache.triptychDatabase;
  delete cache.triptychDatabase;
  await open?.$disconnect();
}

/** Whether this transaction alone does something of this name, over all processes and until it ends. It waits for nobody. */
export async function isAlone(transaction: Transaction, name: string): Promise<boolean> {
  const [lock] = await transaction.$queryRaw<{ isMine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS "isMine"`;
  return lock?.isMine === true;
}

function open(): PrismaClient {
  const url = readConfig().databaseUrl;
  if (!url) throw new Error("DATABASE_URL is not set: the launcher hands it to every process that needs it");
  // Without listeners a lost idle connection would end the process; every query on it fails by itself anyway.
  const adapter = new PrismaPg(
    { connectionString: url, max: 10, connectionTimeoutMillis: 10_000, keepAlive: true },
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 } });
}
