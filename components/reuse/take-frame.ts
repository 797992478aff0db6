import { refusalMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { takeFrameAction } from "#lib/actions/frame-actions.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { reuseRefusals } from "./messages.ts";

/** An image of one picture of a result; the last one where `atMs` is null. Null where there is none, which has been announced then. */
export async function takeFrame(generationId: GenerationId, atMs: number | null): Promise<Asset | null> {
  const taken = await takeFrameAction({ generationId, atMs });
  if (taken.ok) return taken.asset;
  showToast({ title: refusalMessage(taken, reuseRefusals.frame), tone: "failed" });
  return null;
}
