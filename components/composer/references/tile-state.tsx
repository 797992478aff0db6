import { X } from "lucide-react";
import { type ReactNode } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { type Converting, conversionOf, isMoving } from "#components/composer/composer-state.ts";
import { conversionsOf } from "#components/composer/conversions/conversions-of.ts";
import { conversionMessages as conversions, targetWord } from "#components/composer/conversions/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { isSlot, type Reference } from "#lib/domain/prompt/reference.ts";
import { unreadableMessages } from "#lib/domain/media/messages.ts";
import { chooseFile } from "./choose-file.ts";
import { factsText } from "./facts-text.ts";
import { trayMessages } from "./messages.ts";

type TileStateProps = { reference: Reference; label: string; tabIndex: -1 | undefined };

/** How far a reference's file is, on its tile; once it is there, what was measured, for who listens. */
export function TileState({ reference, label, ...stop }: TileStateProps) {
  const { uploads } = useSession();
  const { id, assetId, name } = reference;
  const upload = useComposer((state) => state.uploads.get(id));
  const asset = useComposer((state) => (assetId === null ? undefined : state.assets.get(assetId)));
  const conversion = useComposer((state) => conversionOf(state, id));
  const choose = () => chooseFile((file) => void uploads.replace(id, file));

  if (asset?.state === "ready")
    return (
      <>
        <p className="sr-only">{factsText(asset)}</p>
        {conversion && <ConversionState {...{ conversion, label, ...stop }} />}
      </>
    );
  if (conversion && isMoving(conversion) && (!asset || asset.state === "missing"))
    return <ConversionState {...{ conversion, label, ...stop }} />;
  if (asset?.state === "missing")
    return (
      <Trouble word={trayMessages.deleted} why={trayMessages.whyDeleted}>
        <StateButton {...stop} label={trayMessages.chooseAnother(label)} onClick={choose}>
          {trayMessages.choose}
        </StateButton>
      </Trouble>
    );
  if (asset?.state === "unreadable")
    return (
      <Trouble
        word={trayMessages.unreadable}
        why={`${unreadableMessages[asset.trouble ?? "damaged"]} ${trayMessages.replaceOrRemove}`}
      />
    );
  if (assetId !== null) return <Quiet word={trayMessages.measuring} />;
  if (!upload && isSlot(reference))
    return (
      <Trouble isQuiet word={trayMessages.emptyPlace(name)}>
        <StateButton {...stop} label={trayMessages.chooseFor(name, label)} onClick={choose}>
          {trayMessages.choose}
        </StateButton>
      </Trouble>
    );
  if (!upload)
    return (
      <Trouble word={trayMessages.notHere} why={trayMessages.whyNotHere(name)}>
        <StateButton {...stop} label={trayMessages.chooseAgain(name)} onClick={choose}>
          {trayMessages.choose}
        </StateButton>
      </Trouble>
    );
  if (upload.state === "failed")
    return (
      <Trouble word={trayMessages.failed} why={upload.reason}>
        <StateButton {...stop} label={trayMessages.retryFor(label)} onClick={() => uploads.retry(id)}>
          {trayMessages.retry}
        </StateButton>
      </Trouble>
    );
  if (upload.state === "stopped")
    return (
      <Trouble isQuiet word={trayMessages.stoppedAt(upload.progress)}>
        <StateButton {...stop} label={trayMessages.goOnWith(label)} onClick={() => uploads.retry(id)}>
          {trayMessages.goOn}
        </StateButton>
      </Trouble>
    );
  const { isFetched = false, progress, state, trouble, measured = {} } = upload;
  const going = isFetched ? trayMessages.fetching(progress) : trayMessages.uploading(progress);
  return (
    <>
      <Quiet word={state === "waiting" ? trayMessages.waiting : going} />
      {!isFetched && (
        <p className="sr-only">
          {trouble
            ? `${unreadableMessages[trouble]} ${trayMessages.triesItself}`
            : factsText({ ...upload, measured })}
        </p>
      )}
      <ProgressBar
        label={trayMessages.progress(label, isFetched)}
        value={progress}
        className="ref-progress"
      />
    </>
  );
}

type ConversionStateProps = Omit<TileStateProps, "reference"> & { conversion: Converting };

/** How far its conversion is. What was done by itself is said once, with the way back. */
function ConversionState({ conversion, label, ...stop }: ConversionStateProps) {
  const session = useSession();
  const { key, reference, edit, state, progress, reason } = conversion;
  const word = targetWord(edit);
  if (state === "done")
    return (
      <div className="ref-going is-stoppable">
        <p>{trayMessages.converted}</p>
        <button
          type="button"
          aria-label={conversions.undoFor(label)}
          className="ref-stop is-word"
          data-part="state"
          onClick={() => conversionsOf(session).revert(reference)}
          {...stop}
        >
          {conversions.undo}
        </button>
      </div>
    );
  if (state === "failed")
    return (
      <Trouble word={conversions.failed} why={reason}>
        <StateButton
          {...stop}
          label={conversions.retryFor(label)}
          onClick={() => conversionsOf(session).retry(key)}
        >
          {conversions.retry}
        </StateButton>
      </Trouble>
    );
  return (
    <>
      <div className="ref-going is-stoppable">
        <p>{state === "waiting" ? trayMessages.waiting : trayMessages.converting(word, progress)}</p>
        <button
          type="button"
          aria-label={conversions.cancelFor(label)}
          data-tooltip={conversions.cancel}
          className="ref-stop"
          data-part="state"
          onClick={() => conversionsOf(session).cancel(key)}
          {...stop}
        >
          <Icon of={X} size={14} />
        </button>
      </div>
      <ProgressBar label={conversions.progress(label)} value={progress} className="ref-progress" />
    </>
  );
}

const Quiet = ({ word }: { word: string }) => <p className="ref-going">{word}</p>;

type TroubleProps = { word: string; why?: string | undefined; isQuiet?: boolean; children?: ReactNode };

function Trouble({ word, why, isQuiet = false, children }: TroubleProps) {
  return (
    <div className={isQuiet ? "ref-trouble" : "ref-trouble is-failed"} data-tooltip={why}>
      <p>{word}</p>
      {why && <p className="sr-only">{why}</p>}
      {children}
    </div>
  );
}

type StateButtonProps = Omit<TileStateProps, "reference"> & { onClick: () => void; children: ReactNode };

function StateButton({ label, children, ...rest }: StateButtonProps) {
  return (
    <button type="button" aria-label={label} className="ref-remedy" data-part="state" {...rest}>
      {children}
    </button>
  );
}
