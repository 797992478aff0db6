import type { RunId } from "./id.ts";

/** A run of a prompt, and which it is, counted from 1 for the first. */
export type RunMark = { id: RunId; number: number };
