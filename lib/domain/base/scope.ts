import type { GalleryId, MemberId } from "./id.ts";

declare const scope: unique symbol;

/**
 * Whose data a query may touch. Scopes are minted only by the session, the worker and a gallery's access check (lint keeps
 * everybody else from importing `scope-mint.ts`), so a query that forgets whose data it reads does not compile.
 */
export type Member = { readonly id: MemberId; readonly isOwner: boolean; readonly [scope]: "member" };
export type Worker = { readonly [scope]: "worker" };
/** Somebody who holds a gallery's living link, and its password where there is one. */
export type Visitor = { readonly galleryId: GalleryId; readonly [scope]: "visitor" };
