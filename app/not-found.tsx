import { Door } from "#components/shell/door.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

export default function NotFound() {
  return (
    <Door title="There is nothing here" intro="The address is wrong, or what stood here is gone.">
      <ButtonLink href="/" variant="primary">
        Go to the studio
      </ButtonLink>
    </Door>
  );
}
