import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import { countText } from "#lib/domain/base/quantity.ts";

type TestState = NonNullable<ProviderKeyView["testState"]>;

/** Settings: providers. */
export const providerMessages = {
  title: "Providers",

  // whether providers get at the files
  canFetch: "Providers can fetch your files",
  cannotFetch: "Providers can't fetch your files",
  /** An origin follows. */
  from: "from",
  storedHere: "Stored on this machine",
  storedInCloud: "Stored with UploadThing",
  details: "Details",
  howFetched: "Each reference is sent as a secret link that expires with its generation.",
  waysOutIntro:
    "Only models that accept files in the request work. To use them all, set one of these and restart:",
  waysOut: [
    ["PUBLIC_MEDIA_URL", "a public address for the files alone"],
    ["APP_URL", "a public address for the whole studio"],
    ["UPLOADTHING_TOKEN", "files stored with UploadThing"],
  ] as const,

  // a card, closed
  models: (count: number) => countText(count, "model"),
  states: {
    none: "No key",
    saved: "Key saved",
    studio: "Studio key",
    testing: "Testing key",
    works: "Key works",
    refused: "Key refused",
    unreachable: "Can't be reached",
  } satisfies Record<TestState | "none" | "saved" | "studio", string>,
  noPrices: "no prices",
  addKey: "Add key",
  /** Read after "Add key". */
  addKeyFor: (provider: string) => `for ${provider}`,

  // keys
  key: "API key",
  keyMissing: "Paste the key first.",
  keySafety: "Encrypted when saved. Only the last four characters are shown.",
  forEveryone: "For everyone in this studio",
  forEveryoneHint: "A member's own key comes first.",
  save: "Save",
  saving: "Saving",
  refusals: {
    "no-worker": "The worker isn't running yet. Try again in a moment.",
    "bad-input": "Not an API key. Copy it again, without line breaks.",
  },
  studioKey: "Studio key",
  ownKey: "Your key",
  fromEnvironment: "Set by an environment variable",
  /** The moment follows. */
  saved: "Saved",
  test: "Test",
  remove: "Remove",
  tests: {
    testing: "Testing",
    works: "Works",
    refused: "Refused by the provider",
    unreachable: "Provider can't be reached",
  } satisfies Record<TestState, string>,
  /** The moment follows. */
  tested: "tested",
  noCharge: "no charge",

  // studio-wide keys
  studioKeys: "Studio keys",
  closeStudioKeys: "Members use only their own keys",
  closeStudioKeysHint: "Owners can still use studio keys.",

  // prices
  price: "Price per second",
  priceOf: (model: string) => `Price per second for ${model}`,
  priceUnknown: "Unknown",
  priceWrong: "Enter a price above $0, up to $1000, such as 0.08.",
  pricesHint: (provider: string) => `US dollars, from your ${provider} account. Used for estimates.`,

  // contract and tokens
  advanced: "Advanced",
  contract: "Contract",
  contractLabel: (title: string, date: string) => `${title} (${date})`,
  referencesMax: (max: number) => `max ${countText(max, "reference")}`,
  seed: "seed",
  noSeed: "no seed",
  tokens: "Tokens",
  dialect: (word: string, isDocumented: boolean) =>
    `${word} (${isDocumented ? "documented" : "not documented"})`,
  dialectDocumented: (provider: string, word: string) => `${provider} documents ${word}.`,
  dialectGuessed: (provider: string, word: string) =>
    `${provider} documents no reference names; ${word} is the default.`,
  chosenByOwner: "Set by an owner, for everyone.",
};
