import type { MemberId } from "#lib/domain/base/id.ts";
import type { SpendLine, Spent } from "./spend.ts";

/** What one member has in the studio, and what it cost. */
export type Usage = {
  /** Drafts that were not deleted. */
  prompts: number;
  runs: number;
  /** Results that are there. */
  videos: number;
  /** Uploads that are there. */
  uploads: number;
  galleries: number;
  /** Of files and of what was made from them. */
  sizeBytes: number;
  /** Videos that are on their way: sent, being made or being saved. */
  open: number;
  /** The sum per currency, of everything that told its price. */
  costs: Spent["billed"];
  /** The sum per currency, of what did not and was estimated. */
  estimates: Spent["estimated"];
  /** Requests that were or may have been charged, and neither was told nor estimated how much. */
  unpriced: number;
  /** The same by month and model. */
  spend: readonly SpendLine[];
};

/** A member as owners see them. Moments are ISO 8601 texts. */
export type MemberUsage = Usage & {
  id: MemberId;
  name: string;
  email: string;
  isOwner: boolean;
  createdAt: string;
  /** Null: never since this is written down. */
  lastSeenAt: string | null;
};

/** Somebody who was removed or has left, while something of theirs is still here. */
export type RemovedMember = {
  id: MemberId;
  name: string;
  since: string;
  /** Whose it becomes; null: it is deleted. */
  handedTo: string | null;
  /** Videos that are waited for. */
  open: number;
  sizeBytes: number;
};

/** Why somebody cannot leave now. `receiving`: what another has made is on its way to them. */
export type RemovalRefusal = "last-owner" | "receiving";

/** What bytes are for. `conversions`: what edits made of files; `copies`: what the studio made from files; `going`: deleted, and removed within minutes. */
const storageKinds = [
  "videos",
  "companions",
  "image-uploads",
  "video-uploads",
  "audio-uploads",
  "conversions",
  "copies",
  "going",
] as const;
export type StorageKind = (typeof storageKinds)[number];

/** How many files of a kind one has, and their bytes. */
export type StorageUse = { kind: StorageKind; files: number; sizeBytes: number };

/** What the whole studio takes, and what its disk has left, in bytes. */
export type StudioStorage = {
  /** Files of all members and what was made from them. */
  mediaBytes: number;
  databaseBytes: number;
  disk: { freeBytes: number; totalBytes: number };
};
