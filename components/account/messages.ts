import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import type { WebhookTrouble } from "#lib/domain/account/webhook.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import type { RemovalRefusal } from "#lib/domain/account/usage.ts";

/** The fields that several forms ask for. */
export const fieldMessages = {
  name: "Name",
  nameMissing: "Enter your name.",
  email: "Email",
  emailMissing: "Enter your e-mail address.",
  emailWrong: "Enter an address such as ada@studio.example.",
  password: "Password",
  passwordWanted: "Enter your password.",
  passwordMissing: "Enter a password.",
  passwordTooShort: (min: number) => `Use at least ${min} characters.`,
  tooLong: (max: number) => `At most ${max} characters.`,
};

/** Signing in, and the farewell there. */
export const signInMessages = {
  title: "Sign in",
  accountDeleted:
    "Your account is deleted. Its files go within minutes, and what is still on the way after them.",
  signIn: "Sign in",
  signingIn: "Signing in",
  refusals: { "wrong-credentials": "That address and password do not belong together. Check both." },
};

/** The first account, and those of whoever was invited. */
export const newAccountMessages = {
  setupTitle: "Create the owner account",
  setupIntro: "It is yours, and stays on this machine. You can invite others later.",
  setupCode: "Setup code",
  setupCodeHint: "The start of the studio prints it where the studio was started.",
  setupCodeMissing: "Enter the code that the start printed.",
  setupRefusals: {
    "not-found": "The studio has its owner already. Sign in instead.",
    "wrong-setup-code": "That is not the setup code. The start of the studio prints it.",
  },
  joinTitle: "Join the studio",
  joinIntro: "You were invited. The account is for you alone.",
  joinIntroSignedIn: (name: string) =>
    `You are signed in here as ${name}. Joining makes another account, and signs that one in instead.`,
  joinRefusals: {
    "not-found": "This invitation has been used or has run out. Ask for a new one.",
    "email-taken": "That address has an account already. Sign in instead.",
  },
  passwordHint: (min: number) => `At least ${min} characters. A few words are good.`,
  create: "Create account",
  creating: "Creating the account",
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

/** Settings: providers. */
export const providerMessages = {
  title: "Providers",
  intro: "Keys are encrypted when saved. Only the last four characters are shown.",

  // keys
  noKey: (provider: string) =>
    `No key yet. Paste the one from your ${provider} account: its models can be chosen then.`,
  key: "API key",
  keyMissing: "Paste the key first.",
  forEverybodyHere: "For everybody in this studio",
  forEverybodyHint: "A member's own key comes first.",
  save: "Save",
  saving: "Saving",
  refusals: {
    "no-worker":
      "The worker has not started yet, so that the key could not be sealed. Try again in a moment.",
    "bad-input": "That does not look like an API key. Copy it again, without line breaks.",
  },
  forEverybody: "For everybody",
  fromEnvironment: "From the environment that the studio was started in",
  /** The moment follows. */
  saved: "Saved",
  test: "Test",
  remove: "Remove",
  tests: {
    testing: "Being tested",
    works: "Works",
    refused: "The provider refuses it",
    unreachable: "The provider could not be reached",
  } satisfies Record<NonNullable<ProviderKeyView["testState"]>, string>,

  // studio-wide keys
  studioKeys: "Keys for everybody",
  closeStudioKeys: "Close studio-wide keys to members",
  closeStudioKeysHint:
    "Members then generate with keys of their own alone. Owners may still use those of the studio.",

  // contracts
  contract: "Contract",
  contractLabel: (title: string, date: string) => `${title} (${date})`,
  contractNote: (label: string, note: string) => `${label}: ${note}`,
  referencesMax: (max: number) => `at most ${countText(max, "reference")}`,
  seed: "a seed",
  noSeed: "no seed",

  // tokens
  tokens: "Tokens",
  dialect: (word: string, isDocumented: boolean) =>
    `${word} (${isDocumented ? "documented" : "not documented"})`,
  dialectDocumented: (provider: string, word: string) =>
    `How references are written in the text that is sent. ${provider} documents ${word}.`,
  dialectGuessed: (provider: string, word: string) =>
    `How references are written in the text that is sent. ${provider} documents none; ${word} is this studio’s guess.`,

  // prices
  price: "Price per second",
  priceOf: (model: string) => `Price per second for ${model}`,
  priceUnknown: "Unknown",
  priceWrong: "A price in US dollars above 0 and up to 1000, such as 0.08. Empty while it is unknown.",
  pricesHint: (provider: string) =>
    `In US dollars, as you know it from your ${provider} account: the estimate in the studio is reckoned with it. Empty is unknown.`,
  chosenByOwner: "An owner of the studio chooses these for everybody.",
};

/** Settings: account. */
export const accountMessages = {
  title: "Account",

  // the password
  password: "Password",
  present: "Present password",
  presentMissing: "Enter your present password.",
  next: "New password",
  nextHint: (min: number) => `At least ${min} characters. Every other session ends.`,
  changePassword: "Change password",
  changingPassword: "Changing the password",
  passwordChanged: "The password is changed.",
  sessionsEnded: "Every other session of yours has ended.",
  passwordRefusals: { "wrong-password": "That is not your present password." },

  // the keyboard
  keyboard: "Keyboard",
  shortcuts: "Shortcuts",
  shortcutsHint: "Single keys play, step, compare and judge in the screening room. Under ? it lists them.",

  // the webhook
  webhook: "Webhook",
  webhookHint: "Sends a signed POST when every video of a run has ended: ids and statuses, no prompt.",
  webhookUrl: "Address",
  webhookUrlWrong: "Enter an address that begins with https:// or http://, without a name or password.",
  webhookSave: "Save",
  webhookSaving: "Saving",
  webhookChange: "Change address",
  webhookRemove: "Remove",
  webhookTest: "Send test",
  webhookSecret: "Signing secret",
  webhookSecretHint: "Shown once. Verify the header webhook-signature with it.",
  webhookCopySecret: "Copy secret",
  webhookSecretCopied: "The signing secret",
  webhookNever: "Nothing sent yet.",
  webhookSending: "Sending",
  /** `what` is "The last test" or "The last event"; a moment follows. */
  webhookLast: (isTest: boolean) => (isTest ? "Last test:" : "Last event:"),
  webhookAnswered: (status: number) =>
    status >= 200 && status < 300 ? `received (${status})` : `refused with ${status}`,
  webhookTroubles: {
    "refused-address": "not sent: private address. Allow it with OUTBOUND_ALLOW_PRIVATE",
    unreachable: "no answer",
    "too-late": "no answer within 10 s",
    "no-secret": "not sent: can't read the signing secret. Save the address again",
  } satisfies Record<WebhookTrouble, string>,
  /** The moment of the next try follows. */
  webhookNext: "Next try:",
  webhookRefusals: {
    "no-worker": "The worker has not started yet. Try again in a moment.",
    "bad-input": "That address can't be used.",
  },

  // sessions
  sessions: "Sessions",
  device: (browser: string | undefined, system: string | undefined) => {
    const known = browser ?? "A browser";
    return system ? `${known} on ${system}` : known;
  },
  thisOne: "This one",
  /** The moment follows, and perhaps the address. */
  since: "Since",
  from: (address: string) => `from ${address}`,
  end: "End session",
  /** The moment follows; read after "End session". */
  endWhich: (device: string) => `of ${device} since`,
  endOthers: "End all others",

  // leaving for good
  deleteTitle: "Delete account",
  deleteHint: (belongings: string) =>
    `Deletes your account with everything in it: ${belongings}. Sessions and links to galleries end at once, files go within minutes. It cannot be undone.`,
  onlyOwner:
    "You are the only owner, and the studio needs one. Make somebody else an owner under Members first.",
  delete: "Delete account",
  deleteYours: "Delete your account",
  goesForGood: (belongings: string) => `This goes for good: ${belongings}.`,
  stillOpen: (open: string) => `${open} on the way and may be paid for: what arrives is deleted too.`,
  yourPassword: "Your password",
  leaveIt: "Leave it",
  deleteEverything: "Delete everything",
  deleting: "Deleting",
  deleteRefusals: {
    "wrong-password": "That is not your password. Nothing was deleted.",
    "last-owner": "The studio needs an owner. Make somebody else an owner first; nothing was deleted.",
    receiving:
      "What somebody else has made is still on its way to you. Try again when it has arrived; nothing was deleted.",
  } satisfies Record<RemovalRefusal | "wrong-password", string>,
};
