"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { copyText } from "#components/state/copy-text.ts";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/control-class.ts";
import { Field } from "#components/ui/field.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { removeWebhookAction, saveWebhookAction, testWebhookAction } from "#lib/actions/webhook-actions.ts";
import { type WebhookView, webhookUrlSchema } from "#lib/domain/account/webhook.ts";
import { FormRefusal, SubmitButton } from "./form-parts.tsx";
import { accountMessages as words } from "./messages.ts";
import { rowClass, SettingRow } from "./setting-row.tsx";
import { useActionForm } from "./use-action-form.ts";

/** How often the page is asked again while an event is on its way. */
const askEveryMs = 2000;

/** Where a member's own program is told of ended runs, how the latest event was answered, and a test of it. */
export function WebhookPanel({ webhook }: { webhook: WebhookView | null }) {
  const router = useRouter();
  const [isChanging, setChanging] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  const isOnItsWay = webhook?.last?.triedAt === null;
  useEffect(() => {
    if (!isOnItsWay) return;
    const timer = setInterval(() => router.refresh(), askEveryMs);
    return () => clearInterval(timer);
  }, [isOnItsWay, router]);
  const send = (action: () => Promise<{ ok: true } | RefusedAction>) =>
    startTransition(async () => {
      setRefusal(null);
      try {
        const answer = await action();
        if (!answer.ok) setRefusal(refusalMessage(answer));
        router.refresh();
      } catch {
        setRefusal(unreachableMessage);
      }
    });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-13 text-quiet">{words.webhookHint}</p>
      {webhook && !isChanging ? (
        <SettingRow label={words.webhookUrl}>
          <div className="flex flex-col gap-2">
            <p className="flex min-h-9 items-center rounded-control bg-raised px-2.5 py-1 font-mono text-13 break-all">
              {webhook.url}
            </p>
            <LastAnswer last={webhook.last} />
            <div className="flex flex-wrap gap-2">
              <Button busy={isSending || isOnItsWay} onClick={() => send(() => testWebhookAction({}))}>
                {words.webhookTest}
              </Button>
              <Button onClick={() => setChanging(true)}>{words.webhookChange}</Button>
              <Button
                variant="quiet"
                className="text-failed!"
                busy={isSending}
                onClick={() => {
                  setSecret(null);
                  send(() => removeWebhookAction({}));
                }}
              >
                {words.webhookRemove}
              </Button>
            </div>
          </div>
        </SettingRow>
      ) : (
        <WebhookForm
          url={webhook?.url ?? ""}
          onLeave={webhook ? () => setChanging(false) : undefined}
          onSaved={(made) => {
            setSecret(made);
            setChanging(false);
            router.refresh();
          }}
        />
      )}
      {secret && (
        <Field label={words.webhookSecret} description={words.webhookSecretHint} className={rowClass}>
          {(control) => (
            <div className="flex flex-wrap gap-2">
              <input
                {...control}
                readOnly
                value={secret}
                className={controlClass("h-9 grow basis-52 font-mono text-13! pointer-coarse:h-11")}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button onClick={() => void copyText(secret, words.webhookSecretCopied)}>
                {words.webhookCopySecret}
              </Button>
            </div>
          )}
        </Field>
      )}
      <FormRefusal>{refusal}</FormRefusal>
    </div>
  );
}

/** How the latest event was answered, or what keeps it. */
function LastAnswer({ last }: { last: WebhookView["last"] }) {
  if (!last) return <p className="text-12 text-quiet">{words.webhookNever}</p>;
  const { isTest, triedAt, status, trouble, nextTryAt } = last;
  if (triedAt === null) return <output className="block text-12 text-quiet">{words.webhookSending}</output>;
  const isReceived = !trouble && status !== null && status >= 200 && status < 300;
  return (
    <output className="tabular flex flex-wrap items-center gap-x-1.5 text-12 text-quiet">
      <StatusDot tone={isReceived ? "done" : "failed"} />
      <span>
        {words.webhookLast(isTest)} <Moment at={triedAt} />:{" "}
        {trouble ? words.webhookTroubles[trouble] : words.webhookAnswered(status ?? 0)}
      </span>
      {nextTryAt && (
        <span>
          · {words.webhookNext} <Moment at={nextTryAt} />
        </span>
      )}
    </output>
  );
}

type WebhookFormProps = { url: string; onLeave: (() => void) | undefined; onSaved: (secret: string) => void };

function WebhookForm({ url, onLeave, onSaved }: WebhookFormProps) {
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<
    { url: string },
    { ok: true; secret: string }
  >({
    action: (values) => saveWebhookAction(values),
    onDone: ({ secret }) => onSaved(secret),
    words: words.webhookRefusals,
  });
  const isUrl = (text: string) => webhookUrlSchema.safeParse(text).success || words.webhookUrlWrong;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
      <Field label={words.webhookUrl} error={form.formState.errors.url?.message} className={rowClass}>
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <input
              {...control}
              type="url"
              autoComplete="off"
              spellCheck={false}
              defaultValue={url}
              {...form.register("url", { validate: isUrl })}
              className={controlClass(
                "h-9 grow basis-52 font-mono text-13! pointer-coarse:h-11 pointer-coarse:text-16!",
              )}
            />
            <SubmitButton
              variant="secondary"
              isAlive={isAlive}
              isSending={isSending}
              sending={words.webhookSaving}
            >
              {words.webhookSave}
            </SubmitButton>
            {onLeave && (
              <Button variant="quiet" onClick={onLeave}>
                {words.webhookCancel}
              </Button>
            )}
          </div>
        )}
      </Field>
      <FormRefusal>{refusal}</FormRefusal>
    </form>
  );
}
