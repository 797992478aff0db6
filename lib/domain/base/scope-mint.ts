import type { GalleryId, MemberId } from "./id.ts";
import type { Member, Visitor, Worker } from "./scope.ts";

/** To be called by `lib/session` alone, after it has checked who asks. */
export function mintMember(id: MemberId, isOwner: boolean): Member {
  return { id, isOwner } as Member; // the brand exists in the type system only
}

/** To be called where a worker process or the launcher starts. */
export function mintWorker(): Worker {
  return {} as Worker; // the brand exists in the type system only
}

/** To be called by `lib/session` alone, after a link and its password were looked at. */
export function mintVisitor(galleryId: GalleryId): Visitor {
  return { galleryId } as Visitor; // the brand exists in the type system only
}
