import { estimatedText } from "#components/state/cost-text.ts";
import { bytesText, countText, moneyText } from "#lib/domain/base/quantity.ts";
import type { RemovedMember, RemovalRefusal, Usage } from "#lib/domain/account/usage.ts";

/** Settings: members. */
export const memberMessages = {
  title: "Members",
  intro: "Everybody has prompts, files and results of their own; nobody sees those of others.",
  inThisStudio: "In this studio",
  removedMembers: "Leaving",
  invitations: "Invitations",

  // who is there
  owner: "Owner",
  you: "You",
  has: (belongings: string) => `Has ${belongings}.`,
  spent: (spent: string) => `Spent ${spent}.`,
  spendByMonth: "Spend by month (UTC)",
  onTheWay: (open: string) => `${open} on the way.`,
  /** The moment follows. */
  lastSeen: "Last seen",
  notSeen: "Not seen yet",
  makeMember: "Make member",
  makeOwner: "Make owner",
  isOwnerNow: (name: string) => `${name} is an owner now.`,
  isNoOwnerNow: (name: string) => `${name} is no owner any more.`,
  refusals: {
    "last-owner": "The studio needs an owner. Make somebody else an owner first.",
    receiving: "What somebody else has made is still on its way to them. Try again when it has arrived.",
  } satisfies Record<RemovalRefusal, string>,

  // removing somebody
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}`,
  removeHint:
    "They are signed out everywhere at once, and links to their galleries end. It cannot be undone.",
  whatTheyMade: (belongings: string) => `What they made: ${belongings}`,
  handOver: "Hand it over",
  handOverHint: "Prompts, runs, files, galleries and verdicts become another member’s.",
  to: "To",
  yourself: (name: string) => `${name} (you)`,
  delete: "Delete it",
  deleteHint: "With every file. Nobody can bring it back.",
  stillOpen: (open: string, isHandedOver: boolean) =>
    `${open} on the way and may be paid for. The studio waits for what arrives and then ${isHandedOver ? "hands it over too" : "deletes it too"}. What was not sent yet is canceled.`,
  leaveIt: "Leave it",
  removeAndHandOver: "Remove and hand over",
  removeAndDelete: "Remove and delete",
  removed: (name: string) => `${name} is removed, and signed out everywhere.`,

  // who is leaving; the moment comes between the two
  since: "Since",
  removedMember: ({ handedTo, open, sizeBytes }: Pick<RemovedMember, "handedTo" | "open" | "sizeBytes">) => {
    const aim = handedTo ? `handed over to ${handedTo}` : "deleted";
    if (open > 0)
      return `the studio waits for ${countText(open, "video")} on the way; then everything is ${aim}.`;
    if (handedTo && sizeBytes === 0)
      return `everything is ${aim}. Files in their old place go within ten minutes.`;
    return sizeBytes > 0 ? `${bytesText(sizeBytes)} are being ${aim}.` : `what is left is being ${aim}.`;
  },

  // invitations
  invite: "Invite",
  link: "Invitation link",
  linkHint: "It is shown this once, works for one person and for 7 days.",
  copy: "Copy link",
  copied: "Copied",
  /** The moment follows. */
  invitedBy: (name: string) => `By ${name},`,
  /** The moment follows. */
  worksUntil: "Works until",
  withdraw: "Withdraw",
  /** The moment follows; read after "Withdraw". */
  withdrawWhich: "the invitation of",
  withdrawn: "The invitation is withdrawn: its link opens nothing.",
};

/** "$1.12 + EUR 0.40 + about $0.60 (estimate) + 2 of unknown price"; null where nothing paid was ever made. */
export function spentText({
  costs,
  estimates,
  unpriced,
}: Pick<Usage, "costs" | "estimates" | "unpriced">): string | null {
  const parts = [...costs.map(moneyText), ...estimates.map(estimatedText)];
  if (unpriced > 0) parts.push(`${unpriced} of unknown price`);
  return parts.length > 0 ? parts.join(" + ") : null;
}

/** "3 prompts, 12 videos, 1 upload and 2 galleries (1.2 GB)"; what there is none of is left out. */
export function belongingsText(usage: Usage): string {
  const parts = [
    [usage.prompts, "prompt"],
    [usage.videos, "video"],
    [usage.uploads, "upload"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, noun]) => countText(count, noun));
  if (usage.galleries > 0) words.push(usage.galleries === 1 ? "1 gallery" : `${usage.galleries} galleries`);
  if (words.length === 0) return "nothing yet";
  const last = words.pop();
  const list = words.length > 0 ? `${words.join(", ")} and ${last}` : `${last}`;
  return usage.sizeBytes > 0 ? `${list} (${bytesText(usage.sizeBytes)})` : list;
}

/** "2 videos are" or "1 video is". */
export function openText(open: number): string {
  return `${countText(open, "video")} ${open === 1 ? "is" : "are"}`;
}
