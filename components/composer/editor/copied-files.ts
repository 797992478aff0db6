import type { Brought } from "#components/composer/uploads/brought.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";

/** As many as one prompt can have. */
const keptMax = 50;

/** Of the whole page: it is left for another prompt between a copy and its paste. The latest copies last. */
const copied = new Map<ReferenceId, Brought>();

/** Notes the file of a copied reference while the studio does not have it: its text alone cannot say which file is meant. */
export function noteCopied(id: ReferenceId, brought: Brought | undefined): void {
  copied.delete(id);
  if (!brought?.file || brought.isRefused) return;
  copied.set(id, brought);
  for (const [oldest] of copied) if (copied.size > keptMax) copied.delete(oldest);
}

/** What brings the file of a reference that was copied in this page, from its beginning; undefined where nobody here has it. */
export function copiedFile(id: ReferenceId): Brought | undefined {
  const brought = copied.get(id);
  if (!brought || brought.isRefused) return undefined;
  return { ...brought, upload: { ...brought.upload, state: "waiting", progress: 0, localUrl: null } };
}
