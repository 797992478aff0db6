import { SearchX } from "lucide-react";
import { missingPageMessages } from "#components/state/messages.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Icon } from "#components/ui/icon.tsx";

export default function NotFound() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-24 text-center">
      <Icon of={SearchX} size={28} className="mb-2 text-quiet" />
      <h1 className="text-20 font-semibold">{missingPageMessages.title}</h1>
      <p className="text-14 text-quiet">{missingPageMessages.intro}</p>
      <div className="mt-4 flex gap-2">
        <ButtonLink href="/history">{missingPageMessages.history}</ButtonLink>
        <ButtonLink href="/studio" variant="primary">
          {missingPageMessages.toStudio}
        </ButtonLink>
      </div>
    </div>
  );
}
