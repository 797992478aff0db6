import { storeMember } from "#lib/data/testing/store-rows.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { submitTo, uploadClip } from "./paid-submissions.ts";

/** Each may have so few requests open that a kill takes those of a few members out for seconds: the others go on. */
const submissionsEach = 20;
const membersMax = 20;
/** One in ten is a blocking call, which costs a process of its own. */
const turns = [
  ...(["oxen", "siray", "modellix"] as const),
  ...(["oxen", "siray", "modellix"] as const),
  ...(["oxen", "siray", "modellix"] as const),
  "siraya" as const,
];

/** Members who press Generate in turn, at every provider in turn. */
export type Submitters = {
  members: readonly Member[];
  /** Presses Generate for the n-th time, from 0: each prompt's text is its own. */
  submit: (index: number) => Promise<unknown>;
};

/** As many members as so many submissions need, each with a clip that is uploaded and measured. */
export async function storeSubmitters(submissions: number, name = "kite"): Promise<Submitters> {
  const memberCount = Math.min(membersMax, Math.ceil(submissions / submissionsEach));
  const members = await Promise.all(Array.from({ length: memberCount }, storeMember));
  const clips = new Map<Member, Asset>();
  for (const member of members) clips.set(member, await uploadClip(member));
  return {
    members,
    submit(index) {
      const member = members[Math.floor(index / turns.length) % memberCount]!; // within its length
      const clip = clips.get(member)!; // every member has one
      return submitTo(turns[index % turns.length]!, member, `${name} ${index}`, clip); // as above
    },
  };
}
