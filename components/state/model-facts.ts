/** What a card shows of its model, worked out on the server: the catalog stays out of the page's script. */
export type ModelFacts = {
  /** As beside its checkbox: "Animatic (This studio)". */
  label: string;
  providerName: string;
  isFree: boolean;
  canCancel: boolean;
  /** Its provider can be asked which tasks it has at work. */
  canFind: boolean;
  /** Its provider gives its work an id, by which a lost one can be adopted. */
  hasTaskId: boolean;
  expectedWaitMs: number | null;
};
