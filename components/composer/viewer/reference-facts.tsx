import clsx from "clsx";
import { Download, type LucideIcon, Replace, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { conversionsOf } from "#components/composer/conversions/conversions-of.ts";
import { revertTo } from "#components/composer/conversions/source-of.ts";
import { setRole } from "#components/composer/reference-changes.ts";
import { chooseFile } from "#components/composer/references/choose-file.ts";
import { trayMessages } from "#components/composer/references/messages.ts";
import { roleOptions } from "#components/composer/references/roles.ts";
import { announce } from "#components/state/announce.ts";
import { useStored } from "#components/state/store.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Edit } from "#lib/domain/media/edit.ts";
import { isSlot, type Reference } from "#lib/domain/prompt/reference.ts";
import { type FileFact, fileFacts } from "./file-facts.ts";
import type { FileStatus } from "./file-status.ts";
import { viewerMessages as messages } from "./messages.ts";
import { OriginalFact } from "./original-fact.tsx";
import { type ModelLine, modelLines } from "./model-lines.ts";
import type { ShownFile } from "./shown-file.ts";
import { toolMessages } from "./tools/messages.ts";
import type { Editing } from "./tools/use-editing.ts";
import { sizeAfter } from "./tools/what-changes.ts";

type ReferenceFactsProps = {
  reference: Reference;
  /** "Image 1" */
  label: string;
  file: ShownFile;
  status: FileStatus | null;
  /** What is being made of it: then the models are asked about that. */
  editing: Editing | null;
  onRemoved: () => void;
};

/** What the models say of a reference, what was measured of it, what it is for, and what can be done with it. */
export function ReferenceFacts(props: ReferenceFactsProps) {
  const { reference, label, file, status, editing, onRemoved } = props;
  const session = useSession();
  const { change, uploads, verdicts } = session;
  const { id, assetId, kind, name, role } = reference;
  const now = modelLines(
    reference,
    useStored(verdicts, (all) => all),
  );
  const lines = editing?.lines ?? now;
  const title = editing ? toolMessages.after[editing.tool] : messages.models;
  const facts = fileFacts(kind, file);
  const becomes = editing?.isChanged ? factsAfter(facts, editing) : new Map<string, string>();
  const made = useComposer(({ assets }) => (assetId === null ? undefined : assets.get(assetId))?.made);
  const hasOriginal = useComposer(
    ({ assets }) => assetId !== null && revertTo(assets.get(assetId), assets) !== null,
  );
  const options = roleOptions(reference);
  const hasNoModel = useComposer((state) => state.document.modelIds.length === 0);
  const isEdited = hasOriginal || Boolean(made);
  const hint = (word: string) => (isEdited ? { "data-tooltip": word } : {});
  const saved = file.studio ? `${file.studio}?download` : file.src;
  return (
    <div className="viewer-side">
      <div className="viewer-facts">
        {status && <FileProgress {...{ reference, status, label }} />}
        <Part title={title} className="viewer-says">
          {hasNoModel ? (
            <p className="text-13 text-quiet">{messages.noModels}</p>
          ) : (
            <ul aria-label={title}>
              {lines.map((line) => (
                <ModelSays key={line.modelId} line={line} />
              ))}
            </ul>
          )}
        </Part>
        {facts.length > 0 && (
          <Part title={messages.file}>
            <dl className="tabular grid grid-cols-[4.5rem_1fr_auto] gap-y-1 text-13">
              {facts.map(({ term, value, aside }) => (
                <div key={term} className="col-span-3 grid grid-cols-subgrid">
                  <dt className="text-quiet">{term}</dt>
                  <dd
                    className={clsx(
                      !aside && !becomes.has(term) && "col-span-2",
                      becomes.has(term) && "text-quiet",
                    )}
                  >
                    {value}
                  </dd>
                  {becomes.has(term) ? (
                    <dd className="text-right font-medium">{`→ ${becomes.get(term)}`}</dd>
                  ) : (
                    aside && <dd className="text-right text-quiet">{aside}</dd>
                  )}
                </div>
              ))}
              <OriginalFact made={file.made} kind={kind} />
            </dl>
          </Part>
        )}
        <Select
          label={<span className="text-12 font-normal text-quiet">{trayMessages.role}</span>}
          value={role ?? ""}
          options={options}
          onChange={({ target }) => {
            const next = options.find(({ value }) => value === target.value)?.value || null;
            change((prompt) => setRole(prompt, id, next));
          }}
        />
      </div>
      <div className="viewer-foot">
        {isEdited && (
          <div className="viewer-back">
            {hasOriginal && (
              <Button size="small" onClick={() => conversionsOf(session).revert(id)}>
                <span>
                  {messages.revert}
                  <span className="viewer-word"> {messages.toOriginal}</span>
                </span>
              </Button>
            )}
            {made && (
              <Button
                size="small"
                onClick={() => session.tool.update(() => (isOfFormat(made.edit) ? "convert" : "size"))}
              >
                {toolMessages.editAgain}
              </Button>
            )}
          </div>
        )}
        {saved !== null && (
          <a
            href={saved}
            download={name}
            {...hint(trayMessages.download)}
            className={buttonClass("secondary", "small")}
          >
            <IconOrWord icon={Download} word={trayMessages.download} />
          </a>
        )}
        {!isSlot(reference) && (
          <Button
            size="small"
            {...hint(trayMessages.replace)}
            onClick={() => chooseFile((chosen) => void uploads.replace(id, chosen))}
          >
            <IconOrWord icon={Replace} word={trayMessages.replace} />
          </Button>
        )}
        <Button
          size="small"
          variant="danger"
          {...hint(trayMessages.remove)}
          onClick={() => {
            onRemoved();
            uploads.remove(id);
            announce(`${trayMessages.removed(label)}: ${name}`);
          }}
        >
          <IconOrWord icon={Trash2} word={trayMessages.remove} />
        </Button>
      </div>
    </div>
  );
}

/** A word; its icon where the ways back of an edit leave no room for it. */
const IconOrWord = ({ icon, word }: { icon: LucideIcon; word: string }) => (
  <>
    <Icon of={icon} className="viewer-icon" />
    <span className="viewer-word">{word}</span>
  </>
);

/** What an edit changes of a file's facts, by their terms. */
function factsAfter(
  facts: readonly FileFact[],
  { after, source, edit }: Editing,
): ReadonlyMap<string, string> {
  const later = new Map(fileFacts(after.kind, after).map((fact) => [fact.term, fact.value]));
  return new Map(
    facts.flatMap(({ term, value }): [string, string][] => {
      const next =
        term === messages.size ? sizeAfter(source, edit) : (later.get(term) ?? usual(after).get(term));
      return next === undefined || next === value ? [] : [[term, next]];
    }),
  );
}

/** What is not told of a file because most are so. */
const usual = ({ kind }: Editing["after"]): ReadonlyMap<string, string> =>
  new Map([
    [messages.colour, kind === "video" ? toolMessages.usualFilm : toolMessages.usualImage],
    [messages.scan, toolMessages.progressive],
  ]);

const isOfFormat = ({ shortSidePx, fps, maxBytes }: Edit) =>
  shortSidePx === undefined && fps === undefined && maxBytes === undefined;

function Part({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <section className={className}>
      <h3 className="mb-2 text-12 text-quiet">{title}</h3>
      {children}
    </section>
  );
}

const looks: Record<ModelLine["state"], { dot: string; words: string }> = {
  fits: { dot: "bg-done", words: "text-quiet" },
  refused: { dot: "bg-failed", words: "text-failed" },
  changed: { dot: "bg-unconfirmed", words: "text-unconfirmed" },
  waiting: { dot: "bg-waiting", words: "text-quiet" },
};

function ModelSays({ line: { name, state, words } }: { line: ModelLine }) {
  const { dot, words: color } = looks[state];
  return (
    <li className="flex min-h-8 items-baseline gap-2.5 py-1.5 text-13">
      <span aria-hidden className={clsx("size-2.5 shrink-0 self-center rounded-full", dot)} />
      <span className="max-w-1/2 shrink-0">{name}</span>
      <span className={clsx("tabular min-w-0 grow text-right text-12 text-balance", color)}>{words}</span>
    </li>
  );
}

type FileProgressProps = { reference: Reference; status: FileStatus; label: string };

/** How far a file is that cannot be used yet, and what helps. */
export function FileProgress({ reference: { id }, status, label }: FileProgressProps) {
  const { uploads } = useSession();
  const isFetched = useComposer((state) => state.uploads.get(id)?.isFetched ?? false);
  const { words, isTrouble, note, progress, remedy } = status;
  return (
    <div className="flex flex-col gap-2 text-13">
      <p className={clsx("tabular", isTrouble && "text-failed")}>{words}</p>
      {note && <p className="text-12 text-quiet">{note}</p>}
      {progress !== undefined && (
        <ProgressBar label={trayMessages.progress(label, isFetched)} value={progress} />
      )}
      {remedy && (
        <Button
          size="small"
          className="self-start in-[.viewer-stage]:self-center"
          onClick={() => {
            if (remedy === "choose") chooseFile((file) => void uploads.replace(id, file));
            else uploads.retry(id);
          }}
        >
          {{ choose: trayMessages.choose, retry: trayMessages.retry, "go-on": trayMessages.goOn }[remedy]}
        </Button>
      )}
    </div>
  );
}
