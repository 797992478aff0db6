import type { ReactNode } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { Button } from "#components/ui/button.tsx";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { chooseFile } from "./choose-file.ts";

/** Gives a reference a file in place of the one that it lacks. */
export function ChooseFileButton({ id, children }: { id: ReferenceId; children: ReactNode }) {
  const { uploads } = useSession();
  return (
    <Button
      size="small"
      className="mt-1"
      onClick={() => chooseFile((file) => void uploads.replace(id, file))}
    >
      {children}
    </Button>
  );
}
