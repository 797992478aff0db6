import { Copy, Trash2 } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { v7 as createUuid } from "uuid";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { generateMessages } from "#components/composer/generate/messages.ts";
import { choosePromptFile } from "#components/composer/prompt-file/choose-prompt-file.ts";
import { PromptTools } from "#components/composer/prompt-file/prompt-tools.tsx";
import { addedStarter } from "#components/composer/starters/added-starter.ts";
import { usePageCommands } from "#components/keys/page-commands.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { useStored } from "#components/state/store.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { deletePromptAction, duplicatePromptAction } from "#lib/actions/prompt-actions.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { promptNameMax } from "#lib/domain/prompt/prompt-name.ts";
import type { PromptItem } from "#lib/domain/prompt/prompt-page.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { deletedPrompts, deletePrompt } from "./deleted-prompts.ts";
import { draftMessages } from "./messages.ts";
import { givenNames, namePrompt, saveNameNow } from "./prompt-names.ts";
import { SaveStatusLine } from "./save-status-line.tsx";

/** What the studio called a prompt when the page was loaded. */
export type NamedPrompt = { id: PromptId; name: string };

/** The prompt's name, whether it is saved, and what can be done with it as a whole. */
export function PromptHeading({ named = null }: { named?: NamedPrompt | null }) {
  const session = useSession();
  const { saver } = session;
  const given = useStored(givenNames, (all) => all.get(saver.id)?.name);
  const name = given ?? (named?.id === saver.id ? named.name : "");
  const { duplicate, remove, forget } = usePromptActions(name);
  usePageCommands(generateMessages.commands, () => [
    { type: "action", label: draftMessages.duplicate, icon: Copy, onSelect: duplicate },
    { type: "action", label: draftMessages.delete, icon: Trash2, onSelect: remove },
    { type: "action", label: draftMessages.openFile, onSelect: () => choosePromptFile(session) },
  ]);
  // Whoever goes on to another prompt takes nothing back any more.
  useEffect(() => deletedPrompts.update((all) => (all.length > 0 ? [] : all)), []);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2 @min-[40rem]/table:flex-nowrap">
      <h1 className="sr-only">Studio</h1>
      <NameField name={name} />
      {/* What is wrong is said in whole, on a line of its own where there is little room. */}
      <div className="shrink-0 has-data-trouble:order-last has-data-trouble:basis-full @min-[40rem]/table:has-data-trouble:order-none @min-[40rem]/table:has-data-trouble:basis-auto">
        <StarterNote fallback={<SaveStatusLine />} onUndo={forget} />
      </div>
      <div className="ms-auto flex shrink-0 items-center gap-1">
        <Button
          variant="quiet"
          size="small"
          className="@max-[40rem]/table:min-w-8 @max-[40rem]/table:px-0! pointer-coarse:min-w-11"
          onClick={duplicate}
        >
          <Icon of={Copy} />
          <span className="@max-[40rem]/table:sr-only">{draftMessages.duplicate}</span>
        </Button>
        <IconButton label={draftMessages.delete} icon={Trash2} onClick={remove} />
        <PromptTools />
      </div>
    </div>
  );
}

/** As wide as what stands in it; empty, it shows the first words, by which the prompt goes then. */
function NameField({ name }: { name: string }) {
  const { saver } = useSession();
  const firstWords = useComposer(({ document }) => promptExcerpt(document)) || untitledPrompt;
  return (
    <div className="-ms-2 grid min-w-0 text-16 font-semibold tracking-[-0.01em]">
      {/* Gives the field its width. */}
      <span
        aria-hidden
        className="invisible col-start-1 row-start-1 max-w-[24rem] truncate px-2 py-1 whitespace-pre"
      >
        {name || firstWords}
      </span>
      <input
        type="text"
        size={1}
        aria-label={draftMessages.name}
        dir="auto"
        value={name}
        placeholder={firstWords}
        maxLength={promptNameMax}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          namePrompt(saver, target.value);
          addedStarter.update(() => null); // it is somebody's own now
        }}
        onBlur={() => void saveNameNow(saver)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
        className="col-start-1 row-start-1 min-h-8 w-full min-w-0 truncate rounded-control bg-transparent px-2 shadow-none hover:bg-raised focus:bg-raised placeholder:text-text pointer-coarse:min-h-11"
      />
    </div>
  );
}

/** Says that a starter was added and offers to take it back, until the prompt is changed. */
function StarterNote({ fallback, onUndo }: { fallback: ReactNode; onUndo: () => void }) {
  const { saver } = useSession();
  const added = useStored(addedStarter, (one) => (one?.promptId === saver.id ? one.document : null));
  const isUnchanged = useComposer(({ document }) => added !== null && isSame(document, added));
  useEffect(() => {
    if (added && !isUnchanged) addedStarter.update(() => null);
  }, [added, isUnchanged]);
  if (!isUnchanged) return fallback;
  return (
    <p className="flex items-center gap-1 text-12 text-quiet">
      {draftMessages.starterAdded}
      <Button variant="quiet" size="small" className="px-1.5! text-12! text-text!" onClick={onUndo}>
        {draftMessages.undo}
      </Button>
    </p>
  );
}

const isSame = (one: Prompt, other: Prompt) => one === other || canonicalJson(one) === canonicalJson(other);

/** Nothing but a page that was left lets a new address wait longer. */
const addressMs = 2000;

/** What can be done with the open prompt as a whole, once the studio has it as it stands here. */
function usePromptActions(name: string) {
  const session = useSession();
  const router = useRouter();
  const { id } = session.saver;
  const pathname = usePathname();
  const shownPath = useRef(pathname);
  useEffect(() => {
    shownPath.current = pathname;
  }, [pathname]);
  const isBusy = useRef(false);
  /** A double click is one press; `act` gives whether the page is being left, where nothing else is to be done then. */
  const once = async (act: () => Promise<boolean>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    let isLeft = false;
    try {
      isLeft = await act();
    } finally {
      isBusy.current = isLeft;
    }
  };
  /** A prompt that was saved just now is getting its address: before it has that, a way to a new prompt would lead nowhere. */
  const leave = async (href: string) => {
    const end = performance.now() + addressMs;
    while (!shownPath.current.endsWith(id) && performance.now() < end)
      await new Promise(requestAnimationFrame);
    router.push(href);
    return true;
  };
  const isSaved = async () => {
    session.flushText();
    await saveNameNow(session.saver);
    if (await session.saver.saveNow()) return true;
    showToast({ title: draftMessages.notSavedYet, tone: "failed" });
    return false;
  };
  const duplicate = async () => {
    if (!(await isSaved())) return false;
    const copyId = createUuid() as PromptId; // a fresh UUID is what a prompt's id is
    const answer = await duplicatePromptAction({ id, copyId }).catch(() => null);
    if (answer?.ok) return leave(`/studio/${copyId}`);
    showToast({ title: answer ? refusalMessage(answer) : unreachableMessage, tone: "failed" });
    return false;
  };
  const remove = async () => {
    if (!(await isSaved())) return false;
    const { document } = session.store.get();
    const item: PromptItem = {
      ...{ id, name, excerpt: promptExcerpt(document) },
      references: document.references.length,
      runs: 0,
      picture: document.references.find(({ kind }) => kind !== "audio")?.assetId ?? null,
      updatedAt: new Date().toISOString(),
    };
    return (await deletePrompt(item)) && leave("/studio");
  };
  /** A starter that was just added leaves no prompt behind. */
  const forget = async () => {
    if (await session.saver.saveNow()) {
      const answer = await deletePromptAction({ id }).catch(() => null);
      if (answer?.ok) return leave("/studio");
    }
    updateDocument(session.store, ({ modelIds }) => newPrompt(modelIds));
    session.edition.update((count) => count + 1);
    return false;
  };
  return {
    duplicate: () => void once(duplicate),
    remove: () => void once(remove),
    forget: () => void once(forget),
  };
}
