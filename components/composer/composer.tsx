"use client";

import { usePathname } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { BrokenPage } from "#components/state/error-notice.tsx";
import type { Asset } from "#lib/domain/media/asset.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import { ComposerContext } from "./composer-context.ts";
import { type ComposerSession, openSession } from "./composer-session.ts";
import type { Draft } from "#components/drafts/draft.ts";
import type { NamedPrompt } from "./drafts/prompt-heading.tsx";
import { LightTable } from "./light-table.tsx";
import { LightTableSkeleton } from "./light-table-skeleton.tsx";
import type { ModelChoice } from "./model-choice.ts";

type ComposerProps = {
  memberId: MemberId;
  /** Null for a new prompt, which the first change makes. */
  prompt: (Draft & NamedPrompt) | null;
  /** The assets of all references of the prompt, removed ones included. */
  assets: readonly Asset[];
  /** Whether it was ever sent. */
  hasRuns: boolean;
  /** Every model of the catalog, in its order. */
  models: readonly ModelChoice[];
  /** What the owner chose for the providers. */
  providerChoices: ProviderChoices;
};

const newPath = "/studio";

/** The light table: everything that goes into a prompt, and the press that sends it. */
export function Composer(props: ComposerProps) {
  const { memberId, prompt, assets, hasRuns, models, providerChoices } = props;
  const pathname = usePathname();
  const [session, setSession] = useState<ComposerSession | "newer" | null>(null);
  const [opening, setOpening] = useState(0);
  const shownId = pathname.slice(newPath.length + 1);
  const openId = useRef(shownId);
  const open = useEffectEvent((onCreated: (draft: Draft) => void) =>
    openSession({
      memberId,
      draft: prompt,
      assets,
      models,
      providerChoices,
      path: window.location.pathname,
      onCreated,
    }),
  );

  // Saved, a new prompt gets an address of its own without a new page. When the address changes in any other way, by a link
  // to a new prompt or by going back, it is another prompt that is wanted.
  useEffect(() => {
    if (openId.current === shownId || !pathname.startsWith(newPath)) return;
    openId.current = shownId;
    setOpening((count) => count + 1);
  }, [pathname, shownId]);

  useEffect(() => {
    let isWanted = true;
    let opened: ComposerSession | "newer" | null = null;
    const close = () => opened && opened !== "newer" && opened.close();
    const onCreated = ({ id }: Draft) => {
      if (!isWanted) return;
      openId.current = id;
      window.history.replaceState(null, "", `${newPath}/${id}`);
    };
    void open(onCreated).then((next) => {
      opened = next;
      if (isWanted) setSession(next);
      else close();
    });
    return () => {
      isWanted = false;
      close();
      setSession(null);
    };
  }, [memberId, prompt?.id, opening]);

  if (!session)
    return (
      <LightTableSkeleton isNew={prompt === null} references={prompt?.document.references.length ?? 0} />
    );
  if (session === "newer")
    return (
      <BrokenPage retry={() => window.location.reload()}>
        {newerMessages.unopened("What this browser kept of this prompt")}
      </BrokenPage>
    );
  return (
    <ComposerContext value={session}>
      <LightTable isNew={prompt === null} named={prompt} hasRuns={hasRuns} />
    </ComposerContext>
  );
}
