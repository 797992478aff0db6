import type { DialectId } from "#lib/domain/prompt/dialect.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Limits } from "./limits.ts";

/** One thing that can be asked for video, as data. It feeds the form, the action, the worker and the tests. */
export type Model = {
  id: ModelId;
  providerId: string;
  /** Such as "Seedance 2.0 Reference to Video". */
  name: string;
  /** Where there is little room. */
  shortName?: string;
  billing: "paid" | "free";
  /** The studio's own models adapt anything by nature: what would be a loss elsewhere is a note here. */
  adaptsAnything: boolean;
  /** Which of its provider's dated contracts this row is, where there are several; its version begins with it. */
  contract?: string;
  /** Another word, such as one with a new date, whenever limits or dialect change; stored with every generation. */
  version: string;
  limits: Limits;
  dialect: { id: DialectId; isDocumented: boolean } | null;
  /** How its operations behave once accepted. Times in milliseconds; absent means undocumented. */
  operation: {
    /** `remote` is asked how far it is; `local` is worked on here, in a child of the worker. */
    work: "remote" | "local";
    pollEveryMs: number;
    deadlineMs: number;
    linkLifeMs?: number;
    expectedWaitMs?: number;
    canCancel: boolean;
    canFind: boolean;
    /** Answers with the result alone: no id, so that a lost answer cannot be asked for, nor adopted. */
    hasNoTaskId?: true;
  };
  /** Micro-units of USD per second of output, where a source names one. */
  pricePerSecondMicro?: number;
};

/** The name beside its checkbox and on its card, unique among all models. */
export function modelLabel(model: Pick<Model, "name">, provider: { name: string }): string {
  return `${model.name} (${provider.name})`;
}
