import { type Held, renewLeases } from "#lib/data/generation/looks.ts";
import type { Fence } from "#lib/data/generation/move.ts";
import type { Worker } from "#lib/domain/base/scope.ts";
import { log } from "./log.ts";

/** A killed worker's generation may be taken up by others after this. */
export const leaseMs = 8000;
const renewEveryMs = 2000;

/** A generation that this worker has in hand. */
export type Hold = {
  /** Fires when somebody else has it, or a person wants it canceled: what is written after that is lost anyway. */
  lost: AbortSignal;
  /** The version that the next write is to be fenced by. */
  fence: Fence;
  drop(): void;
};

export type Leases = {
  hold(fence: Fence, options: { knowsCancel: boolean }): Hold;
  stop(): void;
};

/** Renews the leases of everything that this worker has in hand, all at once. */
export function createLeases(worker: Worker): Leases {
  const holds = new Set<Hold & { knowsCancel: boolean; controller: AbortController }>();

  async function renew(): Promise<void> {
    const asked = [...holds].map((hold) => ({ hold, version: hold.fence.version }));
    const held: Held[] = asked.map(({ hold }) => ({ ...hold.fence, knowsCancel: hold.knowsCancel }));
    const kept = await renewLeases(worker, held, leaseMs);
    for (const { hold, version } of asked) {
      // One whose version this worker itself has changed meanwhile was asked about too early.
      if (!kept.has(hold.fence.generationId) && hold.fence.version === version) hold.controller.abort();
    }
  }

  const timer = setInterval(() => {
    // While the database is away nothing can be told of who holds what.
    void renew().catch((error: unknown) => log.warn({ error }, "leases could not be renewed"));
  }, renewEveryMs);

  return {
    hold(fence, { knowsCancel }) {
      const controller = new AbortController();
      const hold = {
        fence,
        knowsCancel,
        controller,
        lost: controller.signal,
        drop: () => void holds.delete(hold),
      };
      holds.add(hold);
      return hold;
    },
    stop: () => clearInterval(timer),
  };
}
