import { refusalMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { takeFrameAction } from "#lib/actions/frame-actions.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

/** An image of one picture of a result; the last one where `atMs` is null. Null where there is none, which has been announced then. */
export async function takeFrame(generationId: GenerationId, atMs: number | null): Promise<Asset | null> {
  const taken = await takeFrameAction({ generationId, atMs });
  if (taken.ok) return taken.asset;
  showToast({ title: refusalMessage(taken, words), tone: "failed" });
  return null;
}

/** Why no picture could be taken. Taking one never costs anything. */
const words = {
  "not-ready": "The studio is still reading this video. Try again in a moment.",
  "no-frame": "This picture of the video could not be read. Nothing was charged. Try another one.",
  "not-found": "This video is not in the studio any more.",
};
