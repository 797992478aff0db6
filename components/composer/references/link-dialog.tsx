import { useRef, useState } from "react";
import { v7 as createUuid } from "uuid";
import { useSession } from "#components/composer/composer-context.ts";
import { rememberMedia } from "#components/composer/import/bring-media.ts";
import { placeOf } from "#components/composer/import/media-place.ts";
import { addReferences } from "#components/composer/reference-changes.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { plainFileName } from "#lib/domain/media/file-names.ts";
import { formatNames, formats, kinds } from "#lib/domain/media/format.ts";
import { trayMessages } from "./messages.ts";

/** Asks for the address of a file, which the studio fetches. A default export because React.lazy asks for one. */
export default function LinkDialog({ onClose }: { onClose: () => void }) {
  const { change } = useSession();
  const field = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState("");
  const [chosenKind, setChosenKind] = useState<(typeof kinds)[number] | null>(null);
  const [isWrong, setWrong] = useState(false);
  const name = nameIn(link);
  const kind = chosenKind ?? kindOf(name) ?? "image";
  const add = () => {
    if (placeOf(link.trim()).at !== "link") return setWrong(true);
    const id = referenceIdSchema.parse(createUuid());
    rememberMedia(new Map([[id, link.trim()]]));
    change((prompt) => addReferences(prompt, [{ id, assetId: null, kind, name, role: null }]));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={trayMessages.fromLink}
      description={trayMessages.linkAbout}
      firstFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{trayMessages.cancel}</Button>
          <Button variant="primary" onClick={add}>
            {trayMessages.addLink}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          ref={field}
          label={trayMessages.link}
          type="url"
          inputMode="url"
          autoComplete="off"
          className="min-w-0 flex-1 basis-60"
          value={link}
          error={isWrong ? trayMessages.linkWrong : undefined}
          onChange={(event) => {
            setLink(event.target.value);
            setWrong(false);
          }}
        />
        <Select
          label={trayMessages.kind}
          value={kind}
          options={kinds.map((value) => ({ value, label: trayMessages.kinds[value] }))}
          onChange={({ target }) => setChosenKind(kinds.find((one) => one === target.value) ?? null)}
        />
      </form>
    </Dialog>
  );
}

/** The last part of a link, as a file's name. */
function nameIn(link: string): string {
  const path = URL.parse(link.trim())?.pathname ?? "";
  const last = path.split("/").at(-1) ?? "";
  try {
    return plainFileName(decodeURIComponent(last), "linked file");
  } catch {
    return plainFileName(last, "linked file");
  }
}

function kindOf(name: string) {
  const ending = name.split(".").at(-1)?.toLowerCase();
  const format = formatNames.find((one) => formats[one].extension === ending);
  return format && formats[format].kind;
}
