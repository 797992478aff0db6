import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import type { ComposerSession } from "#components/composer/composer-session.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { askForNotifications } from "#components/state/notifications.ts";
import { generateAction } from "#lib/actions/generate-action.ts";
import { hashOf } from "#lib/domain/base/canonical-json.ts";
import { needsTick } from "#lib/domain/limits/issue.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { type GenerationPlan, planGeneration } from "./generation-plan.ts";
import { beginPress, endPress } from "./pending-press.ts";

type Refused = Exclude<Awaited<ReturnType<typeof generateAction>>, { ok: true }>;

/** Why a press came to nothing: a sentence, and where something is seen differently, what. */
export type GenerateTrouble = { sentence: string; details: readonly string[] };

const words = {
  "changed-elsewhere": "This prompt was changed elsewhere. Look at both texts first. Nothing was sent.",
  "no-key": "A key is missing for a chosen model. Nothing was sent.",
  "not-accepted": "A chosen model changes something that was not accepted. Nothing was sent.",
  "nothing-to-send": "No chosen model takes the prompt as it is. Nothing was sent.",
  "not-found": "The prompt, or one of its references, is not there any more. Nothing was sent.",
};

const notSaved = "The prompt could not be saved, so nothing was sent. It is kept in this browser.";
const changedMeanwhile = "The prompt was changed meanwhile. Look at it again. Nothing was sent.";

/** Sends the prompt once: the same press, repeated after a lost answer, is the same run. */
export function useGenerate() {
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

  const send = async (shown: GenerationPlan) => {
    session.flushText();
    // The page follows the text a moment later: the press means the text as it stands now.
    const state = session.store.get();
    const { document } = state;
    const verdicts = judgeModels(state, session.models, session.choices);
    const absent = absentModels(document.modelIds, session.models, session.choices);
    const plan = planGeneration(state, verdicts, session.accepted.get(), absent);
    if (modelsOf(plan) !== modelsOf(shown)) {
      return setTrouble({
        sentence: "The last change decides who can be sent to. Look at the models again. Nothing was sent.",
        details: plan.leftOut,
      });
    }
    const promptVersion = await session.saver.saveNow();
    if (promptVersion === null) {
      const isOther = session.store.get().document !== document;
      return setTrouble({ sentence: isOther ? changedMeanwhile : notSaved, details: [] });
    }
    const hashes = Object.fromEntries(plan.sent.map(({ model, hash }) => [model.id, hash]));
    const accepted = Object.fromEntries(
      plan.sent.filter(({ issues }) => needsTick(issues)).map(({ model, hash }) => [model.id, hash]),
    );
    const clientKey = beginPress(promptId, hashOf({ document, hashes }));
    const answer = await generateAction({ clientKey, promptId, promptVersion, hashes, accepted });
    isAnswered.current = answer.ok;
    if (answer.ok) return router.push(`/runs/${answer.runId}`);
    endPress(promptId);
    setTrouble(await troubleOf(answer, session));
  };

  const generate = async (plan: GenerationPlan): Promise<void> => {
    if (isSending) return;
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
  return { isSending, trouble, dismiss: () => setTrouble(null), generate };
}

async function troubleOf(answer: Refused, { models, saver }: ComposerSession): Promise<GenerateTrouble> {
  if (answer.reason === "changed") {
    // Seldom enough to be loaded then; without it the sentence must do.
    const inWords = await import("./changed-text.ts").catch(() => null);
    return {
      sentence: "The studio sees the prompt differently than this page did. Nothing was sent.",
      details: answer.models.flatMap((changed) => inWords?.changedText(changed, models) ?? []),
    };
  }
  if (answer.reason === "changed-elsewhere") {
    await saver.hear(answer);
    if (saver.status.get().state !== "conflict") return { sentence: changedMeanwhile, details: [] };
  }
  return { sentence: refusalMessage(answer, words), details: [] };
}

const modelsOf = ({ sent }: GenerationPlan) => sent.map(({ model }) => model.id).join(" ");
