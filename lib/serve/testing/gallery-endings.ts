import { database } from "#lib/data/database.ts";
import { storeMember } from "#lib/data/testing/store-rows.ts";
import { makeToken } from "#lib/session/token.ts";
import type { GalleryWorld } from "./gallery-world.ts";

export const changeGallery = ({ gallery }: GalleryWorld, data: object) =>
  database().gallery.update({ where: { id: gallery.id }, data });
export const changeItem = ({ gallery }: GalleryWorld, data: object) =>
  database().galleryItem.update({ where: { id: gallery.items[0]!.id }, data });
const changeGeneration = ({ gallery }: GalleryWorld, data: object) =>
  database().generation.update({ where: { id: gallery.items[0]!.generationId }, data });
export const changeAsset = (id: string, data: object) => database().asset.update({ where: { id }, data });

/** What ends a whole gallery. */
export const endings: Record<string, (world: GalleryWorld) => Promise<unknown>> = {
  "its sharing was stopped": (world) => changeGallery(world, { tokenHash: null, linkVersion: 1 }),
  "it was given a new link": (world) => changeGallery(world, { tokenHash: makeToken().tokenHash }),
  "its time has run out": (world) => changeGallery(world, { expiresAt: new Date(Date.now() - 1) }),
  "it was deleted": (world) => changeGallery(world, { deletedAt: new Date() }),
  "its member has gone": ({ member }) =>
    database().member.update({ where: { id: member.id }, data: { removedAt: new Date() } }),
};

/** What ends one item, and leaves its gallery and the other item as they are. */
export const itemEndings: Record<string, (world: GalleryWorld) => Promise<unknown>> = {
  "it was taken out": (world) => changeItem(world, { removedAt: new Date() }),
  "its result was deleted from the history": (world) => changeGeneration(world, { deletedAt: new Date() }),
  "its file was deleted": ({ gallery }) => changeAsset(gallery.items[0]!.assetId, { deletedAt: new Date() }),
  "its bytes are gone": ({ gallery }) =>
    changeAsset(gallery.items[0]!.assetId, { blob: { update: { state: "gone" } } }),
  "its result has become somebody else's": async (world) =>
    changeGeneration(world, { memberId: (await storeMember()).id }),
};
