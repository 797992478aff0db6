"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useRef, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { RowEnd } from "#components/account/setting-row.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import { providerKeysQuery } from "#lib/queries/provider-keys-query.ts";
import { KeyForm } from "./key-form.tsx";
import { KeyLine } from "./key-line.tsx";
import { keyStateOf, keyTones } from "./key-state.ts";
import { providerMessages } from "./messages.ts";
import { ProviderChoicesForm } from "./provider-choices-form.tsx";
import { ProviderChoicesList } from "./provider-choices-list.tsx";
import type { ProviderFacts } from "./provider-facts.ts";
import { useKeyActions } from "./use-key-actions.ts";

type ProviderCardProps = {
  provider: ProviderFacts;
  choice: ProviderChoice;
  isOwner: boolean;
  keys: readonly ProviderKeyView[];
};

/** One provider: a line with how it stands with its key, and opened the key itself and what is chosen for it. */
export function ProviderCard({ provider, choice, isOwner, keys }: ProviderCardProps) {
  const { id, name, models, canTest } = provider;
  const client = useQueryClient();
  const { isSending, test, remove } = useKeyActions();
  const isLinked = useIsLinked(id);
  const [chosen, setOpen] = useState<boolean | null>(null);
  const isOpen = chosen ?? isLinked;
  const factsId = useId();
  const bodyId = useId();
  const body = useRef<HTMLDivElement>(null);
  const state = keyStateOf(keys);
  const tone = keyTones[state];
  const hasNoPrice =
    isOwner && keys.length > 0 && Object.keys(choice.pricesPerSecondMicro ?? {}).length === 0;
  const toggle = () => setOpen(!isOpen);

  const buttonsOf = (key: ProviderKeyView, size: "small" | "normal"): ReactNode => (
    <>
      {canTest && (
        <Button size={size} busy={isSending || key.testState === "testing"} onClick={() => test(key.id)}>
          {providerMessages.test}
        </Button>
      )}
      {key.source === "saved" && (!key.isStudioWide || isOwner) && (
        <Button
          variant="quiet"
          size={size}
          className="text-failed!"
          busy={isSending}
          onClick={() => remove(key.id)}
        >
          {providerMessages.remove}
        </Button>
      )}
    </>
  );
  const [only, ...others] = keys;
  const isAlone = only !== undefined && others.length === 0;
  return (
    <section id={id} aria-label={name} className="scroll-mt-4">
      <div className="flex items-center gap-2 pr-4">
        <h2 className="min-w-0 grow">
          <button
            type="button"
            aria-label={name}
            aria-describedby={factsId}
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={toggle}
            className="flex min-h-14 w-full flex-wrap items-center gap-x-2.5 rounded-panel py-1 pl-4 text-left text-14 -outline-offset-2"
          >
            <span className="font-semibold">{name}</span>
            <span id={factsId} className="contents">
              <span className="text-13 text-quiet">{providerMessages.models(models.length)}</span>{" "}
              <span
                className={clsx(
                  "ml-auto flex items-center gap-1.5 text-13",
                  state === "refused" ? "text-failed" : "text-quiet",
                )}
              >
                {tone && <StatusDot tone={tone} />}
                {providerMessages.states[state]}
                {hasNoPrice && ` · ${providerMessages.noPrices}`}
              </span>
            </span>
            {(isOpen || keys.length > 0) && (
              <Icon
                of={ChevronDown}
                className={clsx("ml-1 text-quiet transition-transform", isOpen && "rotate-180")}
              />
            )}
          </button>
        </h2>
        {!isOpen && keys.length === 0 && (
          <Button
            size="small"
            onClick={() => {
              flushSync(toggle);
              body.current?.querySelector("input")?.focus();
            }}
          >
            {providerMessages.addKey}
            <span className="sr-only"> {providerMessages.addKeyFor(name)}</span>
          </Button>
        )}
      </div>
      <div
        ref={body}
        id={bodyId}
        hidden={!isOpen}
        className="flex flex-col gap-4 px-4 pt-1 pb-5 [[hidden]]:hidden"
      >
        <div className="flex flex-col gap-1.5">
          <KeyForm
            providerId={id}
            isOwner={isOwner}
            lastFour={only?.lastFour ?? null}
            onSaved={() => void client.invalidateQueries({ queryKey: providerKeysQuery().queryKey })}
          >
            {isAlone && buttonsOf(only, "normal")}
          </KeyForm>
          {only && (
            <RowEnd>
              <ul className="flex min-w-0 grow flex-col gap-1">
                {keys.map((key) => (
                  <KeyLine key={key.id} providerKey={key}>
                    {!isAlone && buttonsOf(key, "small")}
                  </KeyLine>
                ))}
              </ul>
            </RowEnd>
          )}
        </div>
        {isOwner ? (
          <ProviderChoicesForm provider={provider} choice={choice} />
        ) : (
          <ProviderChoicesList provider={provider} choice={choice} />
        )}
      </div>
    </section>
  );
}

/** Whether the address names this card: who comes to add a key for one provider finds it open. */
function useIsLinked(id: string): boolean {
  return useSyncExternalStore(
    (hear) => {
      window.addEventListener("hashchange", hear);
      return () => window.removeEventListener("hashchange", hear);
    },
    () => location.hash === `#${id}`,
    () => false,
  );
}
