import { CentredPage } from "#components/ui/centred-page.tsx";
import { missingPageMessages } from "#components/state/messages.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";

export default function NotFound() {
  return (
    <CentredPage title={missingPageMessages.title} intro={missingPageMessages.intro}>
      <ButtonLink href="/" variant="primary">
        {missingPageMessages.toStudio}
      </ButtonLink>
    </CentredPage>
  );
}
