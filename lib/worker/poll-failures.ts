import { createFailureCount } from "./back-off.ts";

/** Polls that failed in a row, by generation. */
export const pollFailures = createFailureCount();
