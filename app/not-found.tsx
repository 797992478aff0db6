import { Door } from "#components/ui/centred-page.tsx";
import { missingPageMessages } from "#components/state/messages.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";

export default function NotFound() {
  return (
    <Door title={missingPageMessages.title} intro={missingPageMessages.intro}>
      <ButtonLink href="/" variant="primary">
        {missingPageMessages.toStudio}
      </ButtonLink>
    </Door>
  );
}
