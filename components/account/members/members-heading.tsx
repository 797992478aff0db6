"use client";

import { Copy, UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { FormRefusal } from "#components/account/form-parts.tsx";
import { SettingsHeading } from "#components/account/settings-frame.tsx";
import { copyText } from "#components/state/copy-text.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { inviteAction } from "#lib/actions/account-actions.ts";
import { memberMessages } from "./messages.ts";

/** Above the members: makes an invitation and shows its link, this once. */
export function MembersHeading() {
  const router = useRouter();
  const [isMaking, startTransition] = useTransition();
  const [link, setLink] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const invite = () =>
    startTransition(async () => {
      setRefusal(null);
      try {
        const answer = await inviteAction({});
        if (answer.ok) setLink(answer.link);
        else setRefusal(refusalMessage(answer));
        router.refresh(); // it stands in the list of those that are open
      } catch {
        setRefusal(unreachableMessage);
      }
    });
  return (
    <>
      <SettingsHeading
        title={memberMessages.title}
        aside={
          <Button variant={link ? "secondary" : "primary"} busy={isMaking} onClick={invite}>
            <Icon of={UserPlus} />
            {memberMessages.invite}
          </Button>
        }
      >
        {memberMessages.intro}
      </SettingsHeading>
      <FormRefusal>{refusal}</FormRefusal>
      {link && (
        <div className="mb-5 flex flex-wrap items-end gap-2 rounded-panel border border-line bg-panel p-4">
          <TextField
            label={memberMessages.link}
            description={memberMessages.linkHint}
            className="grow basis-60"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button className="mb-5.5" onClick={() => void copyText(link, memberMessages.linkCopied)}>
            <Icon of={Copy} />
            {memberMessages.copy}
          </Button>
        </div>
      )}
    </>
  );
}
