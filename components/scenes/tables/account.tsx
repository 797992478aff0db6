import { DeleteAccount } from "#components/account/delete-account.tsx";
import { describeProvider } from "#components/account/providers/describe-provider.ts";
import { InvitationList } from "#components/account/members/invitation-list.tsx";
import { MemberList } from "#components/account/members/member-list.tsx";
import { MembersHeading } from "#components/account/members/members-heading.tsx";
import { RemovedMembers } from "#components/account/members/removed-members.tsx";
import { memberMessages } from "#components/account/members/messages.ts";
import { AuthPage } from "#components/account/auth-page.tsx";
import { accountMessages, newAccountMessages, signInMessages } from "#components/account/messages.ts";
import { JoinForm, SetupForm } from "#components/account/new-account-form.tsx";
import { WebhookPanel } from "#components/account/webhook-panel.tsx";
import { PasswordForm } from "#components/account/password-form.tsx";
import { providerMessages } from "#components/account/providers/messages.ts";
import { ProviderCard } from "#components/account/providers/provider-card.tsx";
import { ProviderKeys } from "#components/account/providers/provider-keys.tsx";
import { type Reach, ReachStrip } from "#components/account/providers/reach-strip.tsx";
import { SessionList } from "#components/account/session-list.tsx";
import { SettingsHeading } from "#components/account/settings-frame.tsx";
import { ShortcutsChoice } from "#components/account/shortcuts-choice.tsx";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { storageMessages } from "#components/account/storage/messages.ts";
import { RejectedVideos } from "#components/account/storage/rejected-videos.tsx";
import { StorageBar, StorageTable } from "#components/account/storage/storage-table.tsx";
import { StudioStorage } from "#components/account/storage/studio-storage.tsx";
import { UnusedUploads } from "#components/account/storage/unused-uploads.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { WebhookView } from "#lib/domain/account/webhook.ts";
import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import type { MemberUsage, StorageKind, StorageUse } from "#lib/domain/account/usage.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { providers } from "#lib/providers/catalog.ts";
import { SettingsPage } from "#components/scenes/frames.tsx";
import { monthsSpent } from "#components/scenes/tables/scoreboard.tsx";
import { ago, day, hour, memberId, minute, modelIds } from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";

const cloud = providers.filter(({ defaultBaseUrl }) => defaultBaseUrl !== undefined).map(describeProvider);
const [firstProvider] = cloud;

const key = (number: number, change: Partial<ProviderKeyView> = {}): ProviderKeyView => ({
  id: sampleId<string>(1000 + number),
  providerId: firstProvider!.id,
  lastFour: "f3a1",
  source: "saved",
  isStudioWide: false,
  savedAt: ago(9 * day),
  testState: null,
  testedAt: null,
  ...change,
});

const tested = (testState: NonNullable<ProviderKeyView["testState"]>) =>
  key(1, { testState, testedAt: ago(minute) });
const byTest = {
  testing: tested("testing"),
  works: tested("works"),
  refused: tested("refused"),
  unreachable: tested("unreachable"),
} satisfies Record<NonNullable<ProviderKeyView["testState"]>, ProviderKeyView>;

const keys: Record<string, readonly ProviderKeyView[]> = {
  "no-key": [],
  "key-saved": [key(1)],
  ...Object.fromEntries(Object.entries(byTest).map(([state, one]) => [`key-${state}`, [one]])),
  "key-for-everybody": [key(1, { isStudioWide: true })],
  "key-from-environment": [key(1, { source: "environment", isStudioWide: true })],
  "two-keys": [key(1), key(2, { lastFour: "09zz", source: "environment", isStudioWide: true })],
};

const panel = (own: readonly ProviderKeyView[], isOwner = true, choice: ProviderChoice = {}): Scene => ({
  show: (
    <div className="rounded-panel border border-line bg-panel">
      <ProviderCard provider={firstProvider!} choice={choice} isOwner={isOwner} keys={own} />
    </div>
  ),
  steps: [{ press: firstProvider!.name }, { see: providerMessages.key }],
});

const here: Reach = { canFetch: true, host: "studio.example", isInCloud: false };
const someKeys = [
  byTest.works,
  key(2, { providerId: "siray", testState: "refused", testedAt: ago(hour) }),
  key(3, { providerId: "modellix", isStudioWide: true, source: "environment" }),
];

const providersPage = (reach: Reach, steps: Scene["steps"] = []): Scene => ({
  frame: "page",
  show: (
    <SettingsPage>
      <SettingsHeading title={providerMessages.title} />
      <ReachStrip {...reach} />
      <ProviderKeys
        initial={{ keys: someKeys, areStudioKeysClosed: false }}
        isOwner
        providers={cloud}
        choices={{ [firstProvider!.id]: { pricesPerSecondMicro: { [modelIds.oxen]: 120_000 } } }}
      />
    </SettingsPage>
  ),
  steps,
});

const member = (number: number, change: Partial<MemberUsage> = {}): MemberUsage => ({
  id: number === 0 ? memberId : sampleId<MemberId>(1100 + number),
  name: "Mira Okafor",
  email: "mira@studio.example",
  isOwner: true,
  createdAt: ago(90 * day),
  lastSeenAt: ago(minute),
  prompts: 41,
  runs: 122,
  videos: 388,
  uploads: 96,
  galleries: 4,
  sizeBytes: 8_400_000_000,
  open: 0,
  costs: [{ micro: 212_400_000, currency: "USD" }],
  estimates: [{ micro: 31_200_000, currency: "USD" }],
  unpriced: 12,
  spend: [],
  ...change,
});
const members = [
  member(0),
  member(1, {
    name: "Jonas",
    email: "jonas@studio.example",
    isOwner: false,
    open: 2,
    lastSeenAt: ago(3 * day),
  }),
  member(2, {
    name: "Somebody with a rather long name of their own",
    email: "somebody.with.a.rather.long.address@a-long-domain-of-a-studio.example",
    isOwner: false,
    prompts: 0,
    runs: 0,
    videos: 0,
    uploads: 0,
    galleries: 0,
    sizeBytes: 0,
    costs: [],
    estimates: [],
    unpriced: 0,
    lastSeenAt: null,
  }),
];

const spend = new Map([
  [memberId, monthsSpent],
  [members[1]!.id, monthsSpent.slice(0, 1)],
]);

const membersPage = (shown: readonly MemberUsage[], more: Partial<Scene> = {}): Scene => ({
  frame: "page",
  show: (
    <SettingsPage>
      <MembersHeading />
      <div className="flex flex-col gap-5">
        <Panel title={memberMessages.inThisStudio}>
          <MemberList members={shown} ownId={memberId} spend={spend} />
        </Panel>
        <Panel title={memberMessages.removedMembers}>
          <RemovedMembers
            members={[
              {
                id: sampleId<MemberId>(1190),
                name: "Ada",
                since: ago(hour),
                handedTo: "Mira Okafor",
                open: 2,
                sizeBytes: 0,
              },
              {
                id: sampleId<MemberId>(1191),
                name: "Paul",
                since: ago(day),
                handedTo: null,
                open: 0,
                sizeBytes: 900_000_000,
              },
            ]}
          />
        </Panel>
        <Panel title={memberMessages.invitations}>
          <InvitationList
            invitations={[
              {
                id: sampleId<string>(1200),
                invitedBy: "Mira Okafor",
                createdAt: ago(day),
                expiresAt: ago(-6 * day),
              },
            ]}
          />
        </Panel>
      </div>
    </SettingsPage>
  ),
  ...more,
});

const sessions = [
  { id: "1", device: "Firefox on Linux", address: "192.0.2.7", createdAt: ago(hour) },
  { id: "2", device: "Safari on iPhone", address: null, createdAt: ago(9 * day) },
];

const answered = (last: WebhookView["last"]): WebhookView => ({
  url: "https://hooks.studio.example/triptych",
  savedAt: ago(day),
  last,
});

type AccountScene = Partial<Scene> & { isLastOwner?: boolean; open?: string; webhook?: WebhookView };

const accountPage = (more: AccountScene = {}): Scene => {
  const { isLastOwner = false, open = null, webhook = null, ...rest } = more;
  return {
    frame: "page",
    show: (
      <SettingsPage>
        <SettingsHeading title={accountMessages.title}>Mira Okafor · mira@studio.example</SettingsHeading>
        <div className="flex flex-col gap-5">
          <Panel title={accountMessages.password}>
            <PasswordForm />
          </Panel>
          <Panel title={accountMessages.keyboard}>
            <ShortcutsChoice usesShortcuts />
          </Panel>
          <Panel title={accountMessages.webhook}>
            <WebhookPanel webhook={webhook} />
          </Panel>
          <Panel title={accountMessages.sessions}>
            <SessionList sessions={sessions} presentId="1" />
          </Panel>
          <Panel title={accountMessages.deleteTitle}>
            <DeleteAccount
              memberId={memberId}
              belongings="41 prompts, 388 videos, 96 uploads and 4 galleries (8.4 GB)"
              open={open}
              isLastOwner={isLastOwner}
            />
          </Panel>
        </div>
      </SettingsPage>
    ),
    ...rest,
  };
};

const bytesOf = {
  videos: 5_200_000_000,
  companions: 12_000_000,
  "image-uploads": 340_000_000,
  "video-uploads": 1_900_000_000,
  "audio-uploads": 60_000_000,
  conversions: 160_000_000,
  copies: 720_000_000,
  going: 44_000_000,
} satisfies Record<StorageKind, number>;
const uses = Object.entries(bytesOf).map(
  ([kind, sizeBytes]) => ({ kind, files: 12, sizeBytes }) as StorageUse,
); // the keys of a table that is closed

const alone = (
  title: string,
  intro: string | undefined,
  form: React.ReactNode,
  more: Partial<Scene> = {},
): Scene => ({
  frame: "page",
  show: (
    <AuthPage title={title} intro={intro}>
      {form}
    </AuthPage>
  ),
  ...more,
});

export const scenes: Scenes = {
  ...scenesOf(keys, (own) => panel(own)),
  "key-as-a-member-sees-it": panel(keys["key-for-everybody"]!, false, {
    pricesPerSecondMicro: { [modelIds.oxen]: 280_000 },
  }),
  providers: providersPage(here),
  "providers-opened": providersPage(here, [{ press: "Oxen" }, { see: "API key" }]),
  "providers-several-models": providersPage(here, [{ press: "SIRAYA" }, { see: "Seedance 1.0 Pro Fast" }]),
  "providers-unreachable": providersPage({ ...here, canFetch: false, host: "localhost:3000" }),
  "providers-in-cloud": providersPage({ ...here, isInCloud: true }),
  members: membersPage(members),
  "members-alone": membersPage(members.slice(0, 1)),
  "member-to-be-removed": membersPage(members, {
    steps: [{ press: "Remove Jonas" }, { see: memberMessages.handOver }],
  }),
  account: accountPage(),
  "account-webhook-received": accountPage({
    webhook: answered({ isTest: true, triedAt: ago(minute), status: 204, trouble: null, nextTryAt: null }),
  }),
  "account-webhook-unheard": accountPage({
    webhook: answered({
      isTest: false,
      triedAt: ago(minute),
      status: null,
      trouble: "too-late",
      nextTryAt: ago(-5 * minute),
    }),
  }),
  "account-last-owner": accountPage({ isLastOwner: true }),
  "account-delete-asked": accountPage({
    open: "2 videos",
    steps: [{ press: accountMessages.delete }, { see: accountMessages.deleteEverything }],
  }),
  "account-password-wrong": accountPage({ steps: [{ press: accountMessages.changePassword }] }),
  storage: {
    frame: "page",
    show: (
      <SettingsPage>
        <SettingsHeading title={storageMessages.title} />
        <div className="flex flex-col gap-5">
          <Panel title={storageMessages.yourFiles}>
            <div className="flex flex-col gap-4">
              <StorageBar uses={uses} />
              <StorageTable uses={uses} />
            </div>
          </Panel>
          <Panel title={storageMessages.canGo}>
            <div className="flex flex-col gap-3">
              <UnusedUploads count={12} sizeBytes={340_000_000} />
              <RejectedVideos count={40} sizeBytes={1_100_000_000} />
            </div>
          </Panel>
          <Panel title={storageMessages.studio}>
            <StudioStorage
              mediaBytes={8_200_000_000}
              databaseBytes={120_000_000}
              disk={{ freeBytes: 90_000_000_000, totalBytes: 500_000_000_000 }}
            />
          </Panel>
        </div>
      </SettingsPage>
    ),
  },
  "sign-in": alone(signInMessages.title, signInMessages.tagline, <SignInForm />),
  "sign-in-after-deletion": alone(signInMessages.title, signInMessages.accountDeleted, <SignInForm />),
  "sign-in-nothing-entered": alone(signInMessages.title, signInMessages.tagline, <SignInForm />, {
    steps: [{ press: signInMessages.signIn }],
  }),
  "sign-in-unreachable": alone(signInMessages.title, signInMessages.tagline, <SignInForm />, {
    isOffline: true,
    steps: [
      { write: "mira@studio.example", into: "Email" },
      { write: "a password", into: "Password" },
      { press: signInMessages.signIn },
    ],
  }),
  setup: alone(newAccountMessages.setupTitle, signInMessages.tagline, <SetupForm needsSetupCode={false} />),
  "setup-with-code": alone(
    newAccountMessages.setupTitle,
    signInMessages.tagline,
    <SetupForm needsSetupCode />,
  ),
  "setup-nothing-entered": alone(
    newAccountMessages.setupTitle,
    signInMessages.tagline,
    <SetupForm needsSetupCode />,
    { steps: [{ press: newAccountMessages.create }, { see: "Enter your name." }] },
  ),
  join: alone(newAccountMessages.joinTitle, newAccountMessages.joinIntro, <JoinForm token="token" />),
  "join-signed-in": alone(
    newAccountMessages.joinTitle,
    newAccountMessages.joinIntroSignedIn("Mira Okafor"),
    <JoinForm token="token" />,
  ),
};
