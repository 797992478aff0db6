import { SearchX } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { CentredPage } from "#components/ui/centred-page.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { missingPageMessages } from "./messages.ts";

/** In the place of a member's page that is not there. */
export function MissingPage() {
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

/** The same where nothing stands around it. */
export function MissingPageAlone() {
  return (
    <CentredPage title={missingPageMessages.title} intro={missingPageMessages.intro}>
      <ButtonLink href="/" variant="primary">
        {missingPageMessages.toStudio}
      </ButtonLink>
    </CentredPage>
  );
}
