import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { comingStarter, starterModelIds } from "#components/composer/starters/coming-starter.ts";
import { announce } from "#components/state/announce.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { askForNotifications } from "#components/state/notifications.ts";
import { useStored } from "#components/state/store.ts";
import { generateAction } from "#lib/actions/generate-action.ts";
import { hashOf } from "#lib/domain/base/canonical-json.ts";
import { addedStarter } from "#components/composer/starters/added-starter.ts";
import { needsTick } from "#lib/domain/limits/issue.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { noteUse } from "#components/composer/models/used-models.ts";
import { type GenerationPlan, planGeneration } from "./generation-plan.ts";
import { followPress, type Standing, takePress } from "./kept-press.ts";
import { generateMessages } from "./messages.ts";
import { beginPress, endPress } from "./pending-press.ts";
import { isArriving } from "./waiting-text.ts";

type Refused = Exclude<Awaited<ReturnType<typeof generateAction>>, { ok: true }>;

/** Why a press came to nothing: a sentence, and where something is seen differently, what. */
export type GenerateTrouble = { sentence: string; details: readonly string[] };

/**
 * Sends the prompt once: the same press, repeated after a lost answer, is the same run. ⌘↵ and Ctrl+Enter press from anywhere on the page;
 * while files or a starter are on their way the press is kept and sent when it can be, if by then the models are the same. `blocked` is
 * why nothing can be sent just now, in words.
 */
export function useGenerate(plan: GenerationPlan, blocked: string | null) {
  const session = useSession();
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<GenerateTrouble | null>(null);
  const isAnswered = useRef(false);
  const promptId = session.saver.id;
  // Not as soon as the answer is here: a second press, or a reload, may come before the page of the run.
  // And not while the page is being reloaded: its author will not have seen the run, and must not pay for it twice.
  useEffect(() => {
    let isLeaving = false;
    const leave = () => {
      isLeaving = true;
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
      if (isAnswered.current && !isLeaving) endPress(promptId);
      isAnswered.current = false;
    };
  }, [promptId]);

  /** The page follows the text a moment later: a press means the text as it stands now. */
  const planNow = (): GenerationPlan => {
    session.flushText();
    const state = session.store.get();
    const verdicts = judgeModels(state, session.models, session.choices);
    const absent = absentModels(state.document.modelIds, session.models, session.choices);
    return planGeneration(state, verdicts, session.accepted.get(), absent);
  };

  const send = async (shown: GenerationPlan) => {
    const plan = planNow();
    const { document } = session.store.get();
    if (modelsOf(plan) !== modelsOf(shown)) {
      return setTrouble({
        sentence: generateMessages.lastChange,
        details: plan.leftOut,
      });
    }
    const promptVersion = await session.saver.saveNow();
    if (promptVersion === null) {
      const isOther = session.store.get().document !== document;
      const { changedMeanwhile, notSaved } = generateMessages;
      return setTrouble({ sentence: isOther ? changedMeanwhile : notSaved, details: [] });
    }
    const hashes = Object.fromEntries(plan.sent.map(({ model, hash }) => [model.id, hash]));
    const accepted = Object.fromEntries(
      plan.sent.filter(({ issues }) => needsTick(issues)).map(({ model, hash }) => [model.id, hash]),
    );
    const clientKey = beginPress(promptId, hashOf({ document, hashes }));
    const answer = await generateAction({ clientKey, promptId, promptVersion, hashes, accepted });
    isAnswered.current = answer.ok;
    if (answer.ok) {
      addedStarter.update(() => null); // it has a run now: there is no taking it back
      noteUse(
        session.usedModels,
        plan.sent.map(({ model }) => model.id),
      );
      return router.push(`/runs/${answer.runId}`);
    }
    endPress(promptId);
    setTrouble(await troubleOf(answer, session));
  };

  const generate = async (): Promise<void> => {
    if (isSending || blocked !== null) return;
    askForNotifications();
    setSending(true);
    setTrouble(null);
    try {
      await send(plan);
    } catch {
      setTrouble({ sentence: unreachableMessage, details: [] });
    }
    setSending(false);
  };

  const isStarterComing = useStored(comingStarter, (id) => id === promptId);
  /** The models of a press that waits for files. */
  const [kept, setKept] = useState<string | null>(null);
  const cancelStart = () => {
    setKept(null);
    announce(generateMessages.startCanceled);
  };
  const standing = (): Standing => ({
    isStarterComing,
    isArriving: isArriving(session.store.get()),
    blocked,
    models: modelsOf(plan),
  });
  const goOn = useEffectEvent(() => {
    const next = kept === null ? "wait" : followPress(kept, standing());
    if (next === "wait") return;
    setKept(null);
    if (next === "send") void generate();
    else if (next === "changed") setTrouble({ sentence: generateMessages.lastChange, details: plan.leftOut });
    else announce(next.say);
  });
  useEffect(() => {
    if (kept === null) return;
    const soon = setTimeout(() => goOn());
    return () => clearTimeout(soon);
  }, [kept, blocked, plan, isStarterComing]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector(".veil")) return; // what lies over the page has its own keys
    if (event.key === "Escape" && kept !== null) {
      event.stopPropagation(); // it takes the press back, and leaves the text another time
      return cancelStart();
    }
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || isSending || kept !== null) return;
    const now = { ...standing(), models: modelsOf(planNow()) };
    const next = takePress(now, () => starterModelIds(session).join(" "));
    if (next === "send") return void generate();
    if ("say" in next) return announce(next.say);
    setKept(next.keptFor);
    announce(generateMessages.startsWhenReady);
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, []);
  return {
    isSending,
    isKept: kept !== null,
    cancelStart,
    trouble,
    dismiss: () => setTrouble(null),
    generate,
  };
}

async function troubleOf(answer: Refused, { models, saver }: ComposerSession): Promise<GenerateTrouble> {
  if (answer.reason === "changed") {
    // Seldom enough to be loaded then; without it the sentence must do.
    const inWords = await import("./changed-text.ts").catch(() => null);
    return {
      sentence: generateMessages.seenDifferently,
      details: answer.models.flatMap((changed) => inWords?.changedText(changed, models) ?? []),
    };
  }
  if (answer.reason === "changed-elsewhere") {
    await saver.hear(answer);
    if (saver.status.get().state !== "conflict")
      return { sentence: generateMessages.changedMeanwhile, details: [] };
  }
  return { sentence: refusalMessage(answer, generateMessages.refusals), details: [] };
}

const modelsOf = ({ sent }: GenerationPlan) => sent.map(({ model }) => model.id).join(" ");
