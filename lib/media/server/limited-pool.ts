import { createTaskQueue } from "#lib/media/task-queue.ts";
import { type ChildEnd, type ChildLimits, type LimitedChild, startLimitedChild } from "./limited-child.ts";

/**
 * Does jobs in limited children, `size` at a time, the others in their turn. One that takes longer than `patienceMs` holds up no
 * other: it goes on beside them, or begins anew later. Starting a child costs more than reading most files, so one does job after
 * job: it is replaced when it dies, is killed or has done `jobsPerChild`, and ended when nobody has needed it for `idleMs`. A job
 * whose child died is tried once more in a fresh one, unless it was fresh: what an earlier file left behind must not damn a later
 * one. A job whose turn comes has done nothing of itself, and says so.
 */
export function createLimitedPool(options: {
  entry: string;
  size: number;
  limits: ChildLimits;
  jobsPerChild: number;
  idleMs: number;
  patienceMs?: number;
}): { run: LimitedChild["run"] } {
  const idle: LimitedChild[] = [];
  const queue = createTaskQueue(options.size, options.patienceMs);

  const giveBack = (child: LimitedChild) => {
    if (!child.isAlive()) return;
    if (child.answered() >= options.jobsPerChild) return child.end();
    idle.push(child);
    const answered = child.answered();
    setTimeout(() => {
      const at = idle.indexOf(child);
      if (at < 0 || child.answered() > answered) return;
      idle.splice(at, 1);
      child.end();
    }, options.idleMs).unref();
  };

  const takeIdle = (): LimitedChild | undefined => {
    for (let child = idle.pop(); child; child = idle.pop()) if (child.isAlive()) return child;
    return undefined;
  };

  const runOnce = async (child: LimitedChild, ...job: Parameters<LimitedChild["run"]>): Promise<ChildEnd> => {
    const end = await child.run(...job);
    giveBack(child);
    return end;
  };

  const runNow = async (...job: Parameters<LimitedChild["run"]>): Promise<ChildEnd> => {
    job[3]?.(0);
    const used = takeIdle();
    const end = used && (await runOnce(used, ...job));
    if (end && end.ended !== "crashed") return end;
    return runOnce(await startLimitedChild(options.entry, options.limits), ...job);
  };

  return {
    run: (job, deadlineMs, signal, onProgress) =>
      queue.run((stop) =>
        runNow(job, deadlineMs, signal ? AbortSignal.any([signal, stop]) : stop, onProgress),
      ),
  };
}
