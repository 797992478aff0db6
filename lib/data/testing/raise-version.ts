import { onTestFinished } from "vitest";
import { type DerivativeKind, derivatives } from "#lib/domain/media/derivative.ts";

/** Makes today's maker of a kind the next one, until the test has ended. */
export function raiseVersion(kind: DerivativeKind): void {
  const row: { version: number } = derivatives[kind]; // read-only for everybody else
  row.version += 1;
  onTestFinished(() => {
    row.version -= 1;
  });
}
