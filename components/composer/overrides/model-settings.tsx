import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { useStored } from "#components/state/store.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Model } from "#lib/domain/limits/model.ts";
import { overrideText } from "#lib/domain/settings/settings-text.ts";

const OverrideForm = dynamic(() => import("./override-form.tsx").then((module) => module.OverrideForm), {
  loading: () => <Skeleton className="h-52 rounded-control" />,
});

type ModelSettingsProps = { model: Model; label: string };

/** Opens what one model gets instead of the prompt's settings; open from the start where there is something. */
export function ModelSettings({ model, label }: ModelSettingsProps) {
  const { invalidSettings } = useSession();
  const override = useComposer(({ document }) => document.overrides[model.id]);
  const isInvalid = useStored(invalidSettings, (all) => all.has(model.id));
  const [isOpen, setOpen] = useState(override !== undefined);
  const [wasOpen, setWasOpen] = useState(isOpen);
  const id = useId();
  const summary = override && overrideText(override);
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2">
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isOpen}
          aria-controls={id}
          className="-ml-2.5 gap-1!"
          onClick={() => {
            setOpen(!isOpen);
            setWasOpen(true);
          }}
        >
          <Icon of={ChevronRight} size={14} className={clsx("transition-transform", isOpen && "rotate-90")} />
          <span>
            Settings<span className="sr-only"> for {label}</span>
          </span>
        </Button>
        <span className="min-w-0 text-12 text-quiet">
          {isInvalid ? <span className="text-failed">to be corrected</span> : (summary ?? "as the prompt")}
        </span>
      </div>
      {/* Once opened the form stays mounted: what is wrong in it must go on blocking. */}
      <div id={id} hidden={!isOpen}>
        {wasOpen && <OverrideForm model={model} label={label} />}
      </div>
    </div>
  );
}
