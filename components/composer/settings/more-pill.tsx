import clsx from "clsx";
import { CircleAlert, SlidersHorizontal } from "lucide-react";
import { lazy, type RefObject, Suspense, useId, useRef, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { ChangeDot, useChanges } from "./change-dot.tsx";
import { settingMessages } from "./messages.ts";
import { pillClass } from "./pill-class.ts";
import { writtenRows } from "./settings-fields.ts";

const MoreSettings = lazy(() => import("./more-settings.tsx"));

/** Opens what is rarely set. What is set there is counted, and read out. */
export function MorePill({ container }: { container: RefObject<HTMLDivElement | null> }) {
  const { invalidSettings } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isInvalid = useStored(invalidSettings, (all) => all.has("prompt"));
  const settings = useComposer(({ document }) => document.settings);
  const changes = useChanges(writtenRows.map(([key]) => key));
  const id = useId();
  const set = writtenRows.filter(([key, { unset }]) => settings[key] !== unset);
  const summary = set.map(([key, row]) => row.summarize(settings[key])).join(" · ");
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={settingMessages.moreSettings}
        aria-describedby={clsx(`${id}-set`, changes && id)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-tooltip={changes?.words ?? (summary || undefined)}
        className={pillClass(
          clsx(
            "px-2.75",
            isInvalid ? "border-failed bg-failed/12" : "border-transparent bg-raised hover:bg-lifted",
          ),
        )}
        onPointerEnter={() => void import("./more-settings.tsx")}
        onClick={() => {
          setWasOpened(true);
          setOpen(!isOpen);
        }}
      >
        <Icon
          of={isInvalid ? CircleAlert : SlidersHorizontal}
          size={14}
          className={isInvalid ? "text-failed" : "text-quiet"}
        />
        <span aria-hidden>
          {settingMessages.more}
          {set.length > 0 && <span className="ml-1.5 font-normal text-quiet">{set.length}</span>}
        </span>
        <span id={`${id}-set`} className="sr-only">
          {isInvalid ? settingMessages.invalid : summary}
        </span>
        {changes && <ChangeDot id={id} changes={changes} />}
      </button>
      {wasOpened && (
        <Suspense>
          <MoreSettings {...{ button, container, isOpen }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
