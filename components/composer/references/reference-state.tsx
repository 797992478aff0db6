import { Square } from "lucide-react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { isSlot, type Reference } from "#lib/domain/prompt/reference.ts";
import { unreadableMessages } from "#lib/domain/media/messages.ts";
import { ChooseFileButton } from "./choose-file-button.tsx";
import { factsText } from "./facts-text.ts";
import { LocalReading } from "./local-reading.tsx";

type ReferenceStateProps = { reference: Reference; label: string };

/** How far a reference's file is, and once it is there, what was measured. */
export function ReferenceState({ reference, label }: ReferenceStateProps) {
  const { uploads } = useSession();
  const { id, assetId, name } = reference;
  const upload = useComposer((state) => state.uploads.get(id));
  const asset = useComposer((state) => (assetId === null ? undefined : state.assets.get(assetId)));

  if (asset && asset.state !== "measuring") {
    if (asset.state === "ready") return <p className={quiet}>{factsText(asset)}</p>;
    if (asset.state === "missing")
      return (
        <div>
          <p className={failed}>This file was deleted. Replace or remove it.</p>
          <ChooseFileButton id={id}>
            Choose another file<span className="sr-only"> for {label}</span>
          </ChooseFileButton>
        </div>
      );
    return <p className={failed}>{unreadableMessages[asset.trouble ?? "damaged"]} Replace or remove it.</p>;
  }
  if (assetId !== null) {
    return (
      <div>
        {upload && <LocalReading upload={upload} />}
        <p className={quiet}>Measuring</p>
      </div>
    );
  }
  if (!upload) {
    return (
      <div>
        {isSlot(reference) ? (
          <p className={quiet}>An empty place: it waits for {name}.</p>
        ) : (
          <p className={failed}>
            Its file is not here: the upload was interrupted, or it was deleted. Choose the file again to go
            on.
          </p>
        )}
        <ChooseFileButton id={id}>
          Choose {name}
          {isSlot(reference) && <span className="sr-only"> for {label}</span>}
        </ChooseFileButton>
      </div>
    );
  }
  if (upload.state === "failed" || upload.state === "stopped") {
    return (
      <div>
        <LocalReading upload={upload} />
        <p className={upload.state === "failed" ? failed : quiet}>
          {upload.state === "failed" ? upload.reason : `Stopped at ${percent(upload.progress)}`}
        </p>
        <Button size="small" className="mt-1" onClick={() => uploads.retry(id)}>
          {upload.state === "failed" ? "Try" : "Go on with"} {label} {upload.state === "failed" && "again"}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <LocalReading upload={upload} />
      <div className="flex items-center justify-between gap-2">
        <p className={quiet}>
          {upload.state === "waiting"
            ? `Waiting to ${upload.isFetched ? "fetch" : "upload"}`
            : `${upload.isFetched ? "Fetching" : "Uploading"}, ${percent(upload.progress)}`}
        </p>
        <IconButton label={`Stop ${label}`} icon={Square} onClick={() => uploads.stop(id)} />
      </div>
      <ProgressBar
        label={`${upload.isFetched ? "Fetching" : "Upload"} of ${label}`}
        value={upload.progress}
      />
    </div>
  );
}

const quiet = "text-12 text-quiet tabular";
const failed = "text-12 text-failed";
const percent = (progress: number) => `${Math.floor(progress * 100)} %`;
