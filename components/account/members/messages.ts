import { estimatedText } from "#components/state/cost-text.ts";
import { moneyText } from "#lib/domain/base/money.ts";
import { bytesText, countText } from "#lib/domain/base/quantity.ts";
import type { RemovedMember, RemovalRefusal, Usage } from "#lib/domain/account/usage.ts";

/** Settings: members. */
export const memberMessages = {
  title: "Members",
  intro: "Each member's prompts, files and results are private.",
  inThisStudio: "In this studio",
  removedMembers: "Leaving",
  invitations: "Invitations",

  // who is there
  owner: "Owner",
  you: "You",
  spent: (spent: string) => `Spent ${spent}`,
  spendByMonth: "Spend by month (UTC)",
  rendering: (open: string) => `${open} rendering`,
  /** The moment follows. */
  lastSeen: "Last seen",
  notSeen: "Never seen",
  makeMember: "Make member",
  makeOwner: "Make owner",
  isOwnerNow: (name: string) => `${name} is now an owner.`,
  isNoOwnerNow: (name: string) => `${name} is no longer an owner.`,
  refusals: {
    "last-owner": "The studio needs an owner. Make someone else an owner first.",
    receiving: "Another member's work is still moving to them. Try again later.",
  } satisfies Record<RemovalRefusal, string>,

  // removing somebody
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}`,
  removeHint: "Signed out at once, gallery links end. Can't be undone.",
  whatTheyMade: (belongings: string) => `Their work: ${belongings}`,
  handOver: "Hand over",
  handOverHint: "Prompts, runs, files, galleries and verdicts go to another member.",
  to: "To",
  yourself: (name: string) => `${name} (you)`,
  delete: "Delete",
  deleteHint: "All files included. Can't be undone.",
  stillOpen: (open: string, isHandedOver: boolean) =>
    `${open} still rendering: may be billed, ${isHandedOver ? "handed over" : "deleted"} on arrival. Unsent ones are canceled.`,
  leaveIt: "Cancel",
  removeAndHandOver: "Remove and hand over",
  removeAndDelete: "Remove and delete",
  removed: (name: string) => `${name} removed and signed out`,

  // who is leaving; the moment comes between the two
  since: "Since",
  removedMember: ({ handedTo, open, sizeBytes }: Pick<RemovedMember, "handedTo" | "open" | "sizeBytes">) => {
    const aim = handedTo ? `handed over to ${handedTo}` : "deleted";
    if (open > 0) return `waiting for ${countText(open, "video")}, then everything is ${aim}`;
    if (handedTo && sizeBytes === 0) return `${aim}. Old files go within 10 minutes`;
    return sizeBytes > 0 ? `${bytesText(sizeBytes)} being ${aim}` : `the rest is being ${aim}`;
  },

  // invitations
  invite: "Invite",
  link: "Invitation link",
  linkHint: "Shown once. Works for one person, for 7 days.",
  copy: "Copy link",
  /** Begins the sentence that says so. */
  linkCopied: "Invitation link",
  /** The moment follows. */
  invitedBy: (name: string) => `By ${name},`,
  /** The moment follows. */
  expires: "Expires",
  withdraw: "Withdraw",
  /** The moment follows; read after "Withdraw". */
  withdrawWhich: "the invitation of",
  withdrawn: "Invitation withdrawn. Its link no longer works.",
};

/** "$1.12 + EUR 0.40 + about $0.60 (estimate) + 2 unpriced"; null where nothing paid was ever made. */
export function spentText({
  costs,
  estimates,
  unpriced,
}: Pick<Usage, "costs" | "estimates" | "unpriced">): string | null {
  const parts = [...costs.map(moneyText), ...estimates.map(estimatedText)];
  if (unpriced > 0) parts.push(`${unpriced} unpriced`);
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
