import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/data/database.ts";
import { hasten } from "./engine.ts";

const stuckMs = 120_000;

/** How many generations still move by themselves. */
export function countMoving(): Promise<number> {
  return database().generation.count({
    where: { status: { in: ["queued", "submitting", "running", "saving"] } },
  });
}

/** Waits until nothing moves by itself any more; snoozes are cut short. Throws when nothing has come to rest for two minutes. */
export async function comeToRest(): Promise<void> {
  let least = Infinity;
  let restedAt = Date.now();
  for (;;) {
    const moving = await countMoving();
    if (moving === 0) return;
    if (moving < least) [least, restedAt] = [moving, Date.now()];
    if (Date.now() - restedAt > stuckMs) throw new Error(`stuck: ${JSON.stringify(await whatMoves())}`);
    await hastenAmongMany();
    await sleep(200);
  }
}

/** As `hasten`, where so many others write that it may lose a deadlock. */
export async function hastenAmongMany(): Promise<void> {
  await hasten({ wakes: false }).catch(() => undefined);
}

function whatMoves(): Promise<unknown[]> {
  return database().$queryRaw`
    SELECT g.id, g.model_id, g.status, g.version, (g.due_at - now())::text AS due, g.failure,
      (SELECT jsonb_agg(jsonb_build_object('name', j.name, 'state', j.state, 'start', j.start_after))
        FROM pgboss.job j WHERE j.singleton_key = g.id::text AND j.state < 'completed') AS jobs
    FROM generation g WHERE g.status IN ('queued', 'submitting', 'running', 'saving') LIMIT 3`;
}
