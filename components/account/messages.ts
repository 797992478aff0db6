import type { WebhookTrouble } from "#lib/domain/account/webhook.ts";
import type { RemovalRefusal } from "#lib/domain/account/usage.ts";

/** The fields that several forms ask for. */
export const fieldMessages = {
  name: "Name",
  nameMissing: "Enter your name.",
  email: "Email",
  emailMissing: "Enter your email.",
  emailWrong: "Enter an email like ada@studio.example.",
  password: "Password",
  passwordWanted: "Enter your password.",
  passwordMissing: "Enter a password.",
  passwordTooShort: (min: number) => `Use at least ${min} characters.`,
  tooLong: (max: number) => `Max ${max} characters.`,
  showCharacters: "Show characters",
  hideCharacters: "Hide characters",
};

/** Signing in, and the farewell there. */
export const signInMessages = {
  title: "Sign in",
  tagline: "One prompt, every model, side by side.",
  accountDeleted: "Account deleted. Files are deleted within minutes, pending videos on arrival.",
  signIn: "Sign in",
  signingIn: "Signing in",
  refusals: { "wrong-credentials": "Wrong email or password." },
};

/** The first account, and those of whoever was invited. */
export const newAccountMessages = {
  setupTitle: "Create the owner account",
  setupCode: "Setup code",
  setupCodeHint: "Printed when the studio starts.",
  setupCodeMissing: "Enter the setup code.",
  setupRefusals: {
    "not-found": "This studio already has an owner. Sign in instead.",
    "wrong-setup-code": "Wrong setup code. It's printed when the studio starts.",
  },
  joinTitle: "Join the studio",
  joinIntro: "You're invited. Your work stays private to you.",
  joinIntroSignedIn: (name: string) =>
    `You're signed in as ${name}. Joining creates another account and switches to it.`,
  joinRefusals: {
    "not-found": "This invitation was used or has expired. Ask for a new one.",
    "email-taken": "This email already has an account. Sign in instead.",
  },
  passwordHint: (min: number) => `At least ${min} characters.`,
  create: "Create account",
  creating: "Creating account",
};

/** The settings' own navigation. */
export const settingsMessages = {
  settings: "Settings",
  providers: "Providers",
  members: "Members",
  account: "Account",
  storage: "Storage",
};

/** For any control that saves as soon as something is chosen. */
export const savingMessages = { saving: "Saving", saved: "Saved" };

/** Settings: account. */
export const accountMessages = {
  title: "Account",

  // the password
  password: "Password",
  current: "Current password",
  currentMissing: "Enter your current password.",
  next: "New password",
  nextHint: (min: number) => `At least ${min} characters. Ends all other sessions.`,
  changePassword: "Change password",
  changingPassword: "Changing password",
  passwordChanged: "Password changed",
  sessionsEnded: "All other sessions ended.",
  passwordRefusals: { "wrong-password": "Wrong current password." },

  // the keyboard
  keyboard: "Keyboard",
  shortcuts: "Shortcuts",
  shortcutsHint: "Single keys play, step, compare and judge. Press ? for the list.",

  // the webhook
  webhook: "Webhook",
  webhookHint: "POSTs a signed event when a run ends: ids and statuses, no prompts.",
  webhookUrl: "URL",
  webhookUrlWrong: "Enter an https:// or http:// URL without a user name.",
  webhookSave: "Save",
  webhookSaving: "Saving",
  webhookChange: "Change",
  webhookCancel: "Cancel",
  webhookRemove: "Remove",
  webhookTest: "Send test",
  webhookSecret: "Signing secret",
  webhookSecretHint: "Shown once. Verifies the webhook-signature header.",
  webhookCopySecret: "Copy secret",
  webhookSecretCopied: "Signing secret",
  webhookNever: "Nothing sent yet",
  webhookSending: "Sending",
  /** The moment follows. */
  webhookLast: (isTest: boolean) => (isTest ? "Last test" : "Last event"),
  webhookAnswered: (status: number) =>
    status >= 200 && status < 300 ? `received (${status})` : `refused with ${status}`,
  webhookTroubles: {
    "refused-address": "not sent: private address. Allow it with OUTBOUND_ALLOW_PRIVATE",
    unreachable: "no answer",
    "too-late": "no answer within 10 s",
    "no-secret": "not sent: can't read the signing secret. Save the URL again",
  } satisfies Record<WebhookTrouble, string>,
  /** The moment of the next try follows. */
  webhookNext: "Next try",
  webhookRefusals: {
    "no-worker": "The worker isn't running yet. Try again in a moment.",
    "bad-input": "This URL can't be used.",
  },

  // sessions
  sessions: "Sessions",
  device: (browser: string | undefined, system: string | undefined) => {
    const known = browser ?? "Browser";
    return system ? `${known} on ${system}` : known;
  },
  thisOne: "This device",
  /** The moment follows, and perhaps the address. */
  since: "Signed in",
  from: (address: string) => `from ${address}`,
  end: "End session",
  /** The moment follows; read after "End session". */
  endWhich: (device: string) => `of ${device} since`,
  endOthers: "End all others",

  // leaving for good
  deleteTitle: "Delete account",
  deleteHint: (belongings: string) =>
    `Deletes ${belongings}. Sessions and gallery links end at once. Can't be undone.`,
  onlyOwner: "You're the only owner. Make someone else an owner under Members first.",
  delete: "Delete account",
  deleteYours: "Delete your account",
  goesForGood: (belongings: string) => `Gone for good: ${belongings}.`,
  stillOpen: (open: string) => `${open} still rendering: may be billed, deleted on arrival.`,
  yourPassword: "Your password",
  leaveIt: "Cancel",
  deleteEverything: "Delete everything",
  deleting: "Deleting",
  deleteRefusals: {
    "wrong-password": "Wrong password. Nothing was deleted.",
    "last-owner": "The studio needs an owner. Make someone else an owner first. Nothing was deleted.",
    receiving: "Another member's work is still moving to you. Try again later. Nothing was deleted.",
  } satisfies Record<RemovalRefusal | "wrong-password", string>,
};
