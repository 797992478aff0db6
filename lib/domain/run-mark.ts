import type { RunId } from "./id.ts";

/** A run of a prompt: which it is, counted from 1 for the first, and when it was made. */
export type RunMark = { id: RunId; number: number; createdAt: string };
