import { CentredPage } from "#components/ui/centred-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { publicMessages } from "./messages.ts";

type PasswordPageProps = {
  token: string;
  /** What became of the last try, as the address says it. */
  refused: string | string[] | undefined;
};

const words = new Map(Object.entries({ wrong: publicMessages.wrong, wait: publicMessages.wait }));

/** In front of a gallery with a password: a plain form, which needs no script. */
export function PasswordPage({ token, refused }: PasswordPageProps) {
  const error = typeof refused === "string" ? words.get(refused) : undefined;
  return (
    <CentredPage title={publicMessages.locked} intro={publicMessages.lockedHint}>
      <form method="post" action={`/g/${token}/password`} className="flex flex-col gap-4">
        <TextField
          label={publicMessages.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          error={error}
        />
        <Button type="submit" variant="primary" size="large">
          {publicMessages.open}
        </Button>
      </form>
    </CentredPage>
  );
}
