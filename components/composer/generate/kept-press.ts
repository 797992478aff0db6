/** How things stand for a press of Generate: `models` are those that would be sent, `blocked` is why nothing can be sent, in words. */
export type Standing = {
  isStarterComing: boolean;
  /** Whether all that is missing is on its way. */
  isArriving: boolean;
  blocked: string | null;
  models: string;
};

/** What a press does now: sends, is kept for these models until it can, or only says why not. */
export function takePress(
  { isStarterComing, isArriving, blocked, models }: Standing,
  starterModels: () => string,
): "send" | { keptFor: string } | { say: string } {
  if (isStarterComing) return { keptFor: starterModels() };
  if (blocked === null) return "send";
  return models !== "" && isArriving ? { keptFor: models } : { say: blocked };
}

/**
 * What becomes of a press that is kept: it waits for what is on its way, and is sent if by then the models are the same. Others than were
 * meant are never paid.
 */
export function followPress(
  keptFor: string,
  { isStarterComing, isArriving, blocked, models }: Standing,
): "wait" | "send" | "changed" | { say: string } {
  if (isStarterComing || (blocked !== null && isArriving)) return "wait";
  if (blocked !== null) return { say: blocked };
  return models === keptFor ? "send" : "changed";
}
