import { expect } from "vitest";
import { createId } from "#lib/data/create-id.ts";
import { words } from "#lib/data/testing/store-rows.ts";
import { csvText } from "#lib/domain/exchange/csv.ts";
import { newGallery, newItemChoices } from "#lib/domain/gallery/gallery.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { scoreboardRows } from "#lib/domain/judgement/scoreboard-rows.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import type { World } from "./world.ts";

const reference = (assetId: string): Prompt["references"][number] => ({
  id: createId<ReferenceId>(),
  assetId: assetId as AssetId,
  kind: "image",
  name: "hero.png",
  role: null,
});
const withAsset = (assetId: string) => words("a red kite", [reference(assetId)]);
const removedAsset = (assetId: string) => ({ ...words("a red kite"), removed: [reference(assetId)] });
const withItem = (id: string, generationId: string) => ({
  ...newGallery("mine"),
  items: [{ ...newItemChoices, id, generationId }],
});
const press = () => ({ clientKey: createId(), hashes: {}, accepted: {} });
const generation = (status: Status) => (world: World) => ({ generationId: world[status] });

/** Per action its inputs, one for every place where it takes an id; a studio's owner is not the owner of members' things. */
export const actions: Record<string, "public" | ((world: World) => unknown)[]> = {
  signInAction: "public",
  signOutAction: "public",
  // Access to galleries: see lib/serve/gallery-access.test.ts.
  heartAction: "public",
  commentAction: "public",
  voteAction: "public",
  createOwnerAction: "public",
  acceptInvitationAction: "public",
  inviteAction: [() => ({})],
  changePasswordAction: [() => ({ present: "not the password", next: "a long enough phrase" })],
  endSessionAction: [(world) => ({ sessionId: world.session })],
  endOtherSessionsAction: [() => ({})],
  createPromptAction: [
    (world) => ({ id: world.prompt, document: withAsset(world.asset) }),
    (world) => ({ id: createId(), document: withAsset(world.asset) }),
    (world) => ({ id: createId(), document: removedAsset(world.asset) }),
  ],
  savePromptAction: [
    (world) => ({ id: world.prompt, document: withAsset(world.asset), fromVersion: 0 }),
    (world) => ({ id: world.prompt, document: words("mine"), fromVersion: 1 }),
    (world) => ({ id: world.prompt, document: withAsset(world.asset), fromVersion: 1 }),
  ],
  renamePromptAction: [(world) => ({ id: world.prompt, name: "mine" })],
  duplicatePromptAction: [
    (world) => ({ id: world.prompt, copyId: createId() }),
    (world) => ({ id: world.prompt, copyId: world.prompt }),
  ],
  deletePromptAction: [(world) => ({ id: world.prompt })],
  restorePromptAction: [(world) => ({ id: world.prompt })],
  editRunAction: [
    (world) => ({ id: createId(), runId: world.run }),
    (world) => ({ id: world.prompt, runId: world.run }),
  ],
  addReferenceAction: [
    (world) => ({ promptId: world.prompt, referenceId: createId(), assetId: world.asset }),
  ],
  takeStarterAction: [() => ({ starter: "follow" })],
  convertAction: [(world) => ({ assetId: world.asset, edit: { version: 1, format: "jpeg" } })],
  cancelConversionAction: [(world) => ({ conversionId: world.conversion })],
  takeFrameAction: [
    (world) => ({ generationId: world.done, atMs: null }),
    (world) => ({ generationId: world.done, atMs: 40 }),
  ],
  generateAction: [
    (world) => ({ ...press(), promptId: world.prompt, promptVersion: 1 }),
    (world) => ({ ...press(), promptId: world.prompt, promptVersion: 2 }),
  ],
  cancelGenerationAction: [generation("queued"), generation("running")],
  retryGenerationAction: [generation("failed")],
  adoptGenerationAction: [(world) => ({ generationId: world.unconfirmed, operation: "task-1" })],
  lookForGenerationAction: [generation("unconfirmed")],
  resendGenerationAction: [generation("unconfirmed")],
  abandonGenerationAction: [generation("unconfirmed")],
  lookAgainAction: [generation("failed")],
  stopWaitingAction: [generation("submitting"), generation("running"), generation("saving")],
  tryLinkAction: [generation("failed")],
  saveVerdictAction: [
    (world) => ({ generationId: world.done, choice: "keep", stars: 5 }),
    (world) => ({ generationId: world.done, choice: null, stars: null }),
  ],
  addNoteAction: [
    (world) => ({ id: createId(), generationId: world.done, atMs: 0, text: "mine" }),
    (world) => ({ id: world.note, generationId: world.done, atMs: 0, text: "mine" }),
    (world) => ({ id: createId(), generationId: world.done, atMs: 0, text: "mine", drawing: sampleDrawing }),
  ],
  deleteNoteAction: [(world) => ({ noteId: world.note })],
  restoreNoteAction: [(world) => ({ noteId: world.note })],
  saveOffsetAction: [(world) => ({ generationId: world.done, offsetMs: 40 })],
  markFavouritesAction: [(world) => ({ generationIds: [world.done], isFavourite: true })],
  changeTagsAction: [
    (world) => ({ generationIds: [world.done], add: ["mine"], remove: [] }),
    (world) => ({ generationIds: [world.done], add: [], remove: ["theirs"] }),
  ],
  deleteGenerationsAction: [(world) => ({ generationIds: [world.done, world.failed] })],
  restoreGenerationsAction: [(world) => ({ generationIds: [world.done] })],
  oneMoreOfEachAction: [(world) => ({ runId: world.run, clientKey: createId() })],
  saveShortcutsAction: [() => ({ usesShortcuts: true })],
  beginComparisonAction: [
    (world) => ({ runId: world.run }),
    (world) => ({ runId: world.run, withDrafts: false }),
  ],
  saveBlindVerdictAction: [(world) => ({ blindClipId: world.clip, choice: "keep", stars: null })],
  revealAction: [(world) => ({ comparisonId: world.comparison })],
  saveGalleryAction: [
    (world) => ({ galleryId: world.gallery, document: newGallery("mine"), fromVersion: 1 }),
    (world) => ({ galleryId: world.gallery, document: withItem(world.item, world.done), fromVersion: 1 }),
  ],
  addToGalleryAction: [
    (world) => ({ galleryId: world.gallery, generationIds: [] }),
    (world) => ({ galleryId: null, generationIds: [world.done] }),
  ],
  deleteGalleryAction: [(world) => ({ galleryId: world.gallery })],
  restoreGalleryAction: [(world) => ({ galleryId: world.gallery })],
  approveCommentsAction: [(world) => ({ commentIds: [world.comment], isApproved: true })],
  deleteCommentsAction: [(world) => ({ commentIds: [world.comment] })],
  restoreCommentsAction: [(world) => ({ commentIds: [world.comment] })],
  copyGalleryLinkAction: [(world) => ({ galleryId: world.gallery })],
  makeGalleryLinkAction: [(world) => ({ galleryId: world.gallery })],
  stopSharingAction: [(world) => ({ galleryId: world.gallery })],
  saveGalleryPasswordAction: [(world) => ({ galleryId: world.gallery, password: "open sesame" })],
  saveGalleryExpiryAction: [(world) => ({ galleryId: world.gallery, expiresAt: null })],
  removeMemberAction: [
    (world) => ({ memberId: world.member, handedToId: null }),
    (world) => ({ memberId: createId(), handedToId: world.member }),
  ],
  saveOwnershipAction: [(world) => ({ memberId: world.member, isOwner: false })],
  withdrawInvitationAction: [(world) => ({ invitationId: world.invitation })],
  restoreInvitationAction: [(world) => ({ invitationId: world.invitation })],
  deleteAccountAction: [() => ({ password: "not the password" })],
  deleteUnusedUploadsAction: [() => ({})],
  restoreUploadsAction: [() => ({ deletedAt: "2026-01-01T00:00:00.000Z" })],
  saveProviderKeyAction: [() => ({ providerId: "oxen", apiKey: "sk-0123456789", isStudioWide: true })],
  saveWebhookAction: [() => ({ url: "https://example.com/hook" })],
  removeWebhookAction: [() => ({})],
  testWebhookAction: [() => ({})],
  testProviderKeyAction: [(world) => ({ id: world.key })],
  removeProviderKeyAction: [(world) => ({ id: world.key })],
  closeStudioKeysAction: [() => ({ areClosed: true })],
  saveProviderChoiceAction: [() => ({ providerId: "oxen", contract: "newer", dialect: "bracket" })],
  saveModelPriceAction: [() => ({ modelId: "oxen/seedance-2.0-r2v", perSecondMicro: 80_500 })],
};

/** What members may do that concerns nobody's things but their own. */
export const answersOfMembers: Record<string, { ok: boolean } & Record<string, unknown>> = {
  inviteAction: { ok: false, reason: "not-allowed" },
  changePasswordAction: { ok: false, reason: "wrong-password" },
  removeMemberAction: { ok: false, reason: "not-allowed" },
  saveOwnershipAction: { ok: false, reason: "not-allowed" },
  withdrawInvitationAction: { ok: false, reason: "not-allowed" },
  restoreInvitationAction: { ok: false, reason: "not-allowed" },
  deleteAccountAction: { ok: false, reason: "wrong-password" },
  takeStarterAction: { ok: true, assets: expect.any(Array) },
  deleteUnusedUploadsAction: { ok: true, count: 0, deletedAt: expect.any(String) },
  saveProviderKeyAction: { ok: false, reason: "no-worker" },
  closeStudioKeysAction: { ok: false, reason: "not-allowed" },
  saveProviderChoiceAction: { ok: false, reason: "not-allowed" },
  saveModelPriceAction: { ok: false, reason: "not-allowed" },
  saveShortcutsAction: { ok: true },
  saveWebhookAction: { ok: false, reason: "no-worker" },
  removeWebhookAction: { ok: true },
  endOtherSessionsAction: { ok: true },
};

/** Per route and method its requests, and what a member gets of an object that is not theirs; or of what is nobody's own. */
export const routes: Record<
  string,
  "public" | { path: (world: World) => string; id?: keyof World; empty?: unknown; isNobodysOwn?: true }
> = {
  "runs/[id] GET": { path: (world) => `runs/${world.run}`, id: "run" },
  "assets GET": { path: (world) => `assets?ids=${world.asset}`, empty: [] },
  "conversions GET": { path: (world) => `conversions?ids=${world.conversion}`, empty: [] },
  "activity GET": { path: () => "activity", empty: { count: 0, atWork: [], ended: [] } },
  "history GET": { path: () => "history", empty: { items: [], next: null, clipCount: 0 } },
  "galleries GET": { path: () => "galleries", empty: [] },
  "galleries/[id] GET": { path: (world) => `galleries/${world.gallery}`, id: "gallery" },
  "results GET": { path: () => "results", empty: { items: [], next: null } },
  "prompts GET": { path: () => "prompts", empty: { items: [], next: null } },
  "prompts/[id]/runs GET": {
    path: (world) => `prompts/${world.prompt}/runs`,
    id: "prompt",
    empty: { count: 0, runs: [] },
  },
  "scoreboard.csv GET": { path: () => "scoreboard.csv", empty: csvText(scoreboardRows([])).slice(1) },
  "provider-keys GET": { path: () => "provider-keys", empty: { keys: [], areStudioKeysClosed: false } },
  "provider-pauses GET": { path: () => "provider-pauses", empty: {}, isNobodysOwn: true },
  "oembed GET": "public", // access to galleries, as above
  "imports POST": "public", // looks at origin and session by itself, see below
  "uploadthing GET": "public", // which kinds of file are taken: the same for everybody
  "uploadthing POST": "public", // decides by itself, see below
};
