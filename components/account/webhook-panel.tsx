"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { copyText } from "#components/state/copy-text.ts";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { removeWebhookAction, saveWebhookAction, testWebhookAction } from "#lib/actions/webhook-actions.ts";
import { type WebhookView, webhookUrlSchema } from "#lib/domain/account/webhook.ts";
import { FormRefusal, SubmitButton } from "./form-parts.tsx";
import { accountMessages as words } from "./messages.ts";
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
        <>
          <div className="flex flex-col gap-1 text-13">
            <p className="font-mono break-all">{webhook.url}</p>
            <LastAnswer last={webhook.last} />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button
              size="small"
              busy={isSending || isOnItsWay}
              onClick={() => send(() => testWebhookAction({}))}
            >
              {words.webhookTest}
            </Button>
            <Button size="small" variant="quiet" onClick={() => setChanging(true)}>
              {words.webhookChange}
            </Button>
            <Button
              size="small"
              variant="quiet"
              busy={isSending}
              onClick={() => {
                setSecret(null);
                send(() => removeWebhookAction({}));
              }}
            >
              {words.webhookRemove}
            </Button>
          </div>
        </>
      ) : (
        <WebhookForm
          url={webhook?.url ?? ""}
          onSaved={(made) => {
            setSecret(made);
            setChanging(false);
            router.refresh();
          }}
        />
      )}
      {secret && (
        <div className="flex flex-col items-start gap-2">
          <TextField
            label={words.webhookSecret}
            description={words.webhookSecretHint}
            className="w-full"
            readOnly
            value={secret}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button size="small" onClick={() => void copyText(secret, words.webhookSecretCopied)}>
            {words.webhookCopySecret}
          </Button>
        </div>
      )}
      <FormRefusal>{refusal}</FormRefusal>
    </div>
  );
}

function LastAnswer({ last }: { last: WebhookView["last"] }) {
  if (!last) return <p className="text-12 text-quiet">{words.webhookNever}</p>;
  const { isTest, triedAt, status, trouble, nextTryAt } = last;
  if (triedAt === null) return <output className="block text-12 text-quiet">{words.webhookSending}</output>;
  const outcome = trouble ? words.webhookTroubles[trouble] : words.webhookAnswered(status ?? 0);
  return (
    <output className="block text-12 text-quiet">
      {words.webhookLast(isTest)} <Moment at={triedAt} />, {outcome}.
      {nextTryAt && (
        <>
          {" "}
          {words.webhookNext} <Moment at={nextTryAt} />.
        </>
      )}
    </output>
  );
}

type WebhookFormProps = { url: string; onSaved: (secret: string) => void };

function WebhookForm({ url, onSaved }: WebhookFormProps) {
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
      <div className="flex flex-col gap-2 sm:flex-row sm:items-start">
        <TextField
          label={words.webhookUrl}
          type="url"
          className="grow"
          autoComplete="off"
          spellCheck={false}
          defaultValue={url}
          error={form.formState.errors.url?.message}
          {...form.register("url", { validate: isUrl })}
        />
        <div className="sm:pt-6.5">
          <SubmitButton isAlive={isAlive} isSending={isSending} sending={words.webhookSaving}>
            {words.webhookSave}
          </SubmitButton>
        </div>
      </div>
      <FormRefusal>{refusal}</FormRefusal>
    </form>
  );
}
