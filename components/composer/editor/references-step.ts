import type { Node } from "prosemirror-model";
import { Step, StepResult } from "prosemirror-transform";
import type { ListChange } from "./list-change.ts";

/** A change of the references in the history of the text, which it leaves as it is: so one undo goes back through both. */
export class ReferencesStep extends Step {
  readonly change: ListChange;

  constructor(change: ListChange) {
    super();
    this.change = change;
  }

  apply(document: Node): StepResult {
    return StepResult.ok(document);
  }

  invert(): ReferencesStep {
    return new ReferencesStep({ from: this.change.to, to: this.change.from });
  }

  map(): ReferencesStep {
    return this;
  }

  toJSON(): never {
    throw new Error("a history is never stored");
  }
}
