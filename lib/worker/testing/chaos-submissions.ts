import { storeMember } from "#lib/data/testing/store-rows.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { submitTo, uploadClip } from "./paid-submissions.ts";
import { spawnWorker } from "./spawn-worker.ts";

const membersMax = 5;
/** One in ten is a blocking call, which costs a process of its own. */
const turns = [
  ...(["oxen", "siray", "modellix"] as const),
  ...(["oxen", "siray", "modellix"] as const),
  ...(["oxen", "siray", "modellix"] as const),
  "siraya" as const,
];

/** Presses Generate so many times, by several members, at every provider in turn; each prompt's text is its own. */
export async function submitAll(submissions: number, name = "kite"): Promise<Member[]> {
  const memberCount = Math.min(membersMax, Math.ceil(submissions / turns.length));
  const members = await Promise.all(Array.from({ length: memberCount }, storeMember));
  // Measuring is not what dies here.
  const worker = spawnWorker();
  const clips = new Map<Member, Asset>();
  for (const member of members) clips.set(member, await uploadClip(member));
  await worker.stop();
  for (let index = 0; index < submissions; index += 1) {
    const member = members[Math.floor(index / turns.length) % memberCount]!; // within its length
    const clip = clips.get(member)!; // every member has one
    await submitTo(turns[index % turns.length]!, member, `${name} ${index}`, clip); // as above
  }
  return members;
}
