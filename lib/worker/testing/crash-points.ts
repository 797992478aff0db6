import processes from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import files from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import pg from "pg";

type Query = (this: pg.Client, ...given: unknown[]) => unknown;
type Spawn = (...given: unknown[]) => ReturnType<typeof processes.spawn>;
type FileStep = (...given: unknown[]) => Promise<unknown>;

/**
 * Makes this process kill itself (-9) at its n-th crash point; 0 lives. Crash points: before and after every commit, every one of
 * these steps with files and every process that is started, before every request to a provider, and when its answer has come. Where one
 * step follows the other, after the one is before the next: `sides` "before" is enough there.
 */
export function dieAtPoint(
  dieAt: number,
  fileSteps: readonly ("rename" | "link" | "rm" | "utimes")[],
  sides: "both" | "before" = "both",
): void {
  let points = 0;
  const point = () => {
    points += 1;
    if (points === dieAt) process.kill(process.pid, "SIGKILL");
  };
  const pointAfter = () => {
    if (sides === "both") point();
  };

  const prototype = pg.Client.prototype as unknown as { query: Query }; // its overloads do not matter here
  const query = prototype.query;
  prototype.query = function (...given) {
    const [first] = given;
    const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
    if (text?.trim().toUpperCase() !== "COMMIT") return query.apply(this, given);
    point();
    const answered = query.apply(this, given);
    if (answered instanceof Promise)
      return answered.then((result: unknown) => {
        pointAfter();
        return result;
      });
    return answered;
  };
  const steps = files as unknown as Record<string, FileStep>; // as above
  for (const name of fileSteps) {
    const step = steps[name]!; // node has them
    steps[name] = async (...given) => {
      point();
      const result = await step(...given);
      pointAfter();
      return result;
    };
  }
  const spawn = processes.spawn as Spawn; // as above
  processes.spawn = ((...given: unknown[]) => {
    point();
    const child = spawn(...given);
    pointAfter();
    return child;
  }) as typeof processes.spawn;
  syncBuiltinESMExports();
  subscribe("undici:request:create", point);
  subscribe("undici:request:headers", point);
}
