import { CentredPage } from "#components/ui/centred-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";

type PasswordPageProps = {
  token: string;
  /** What became of the last try, as the address says it. */
  refused: string | string[] | undefined;
};

const words: Record<string, string> = {
  wrong: "That is not the password. Ask whoever sent you the link.",
  wait: "Too many tries. Wait a minute, then try again.",
};

/** In front of a gallery with a password: a plain form, which needs no script. */
export function PasswordPage({ token, refused }: PasswordPageProps) {
  const error = typeof refused === "string" ? words[refused] : undefined;
  return (
    <CentredPage title="This gallery has a password" intro="Whoever sent you the link knows it.">
      <form method="post" action={`/g/${token}/password`} className="flex flex-col gap-4">
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          error={error}
        />
        <Button type="submit" variant="primary" size="large">
          Open the gallery
        </Button>
      </form>
    </CentredPage>
  );
}
