import { useId, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { draftMessages } from "#components/composer/drafts/messages.ts";
import { choosePromptFile } from "#components/composer/prompt-file/choose-prompt-file.ts";
import { usePageCommands } from "#components/keys/page-commands.ts";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { Still } from "#components/ui/still.tsx";
import { usePassing } from "#components/ui/use-passing.ts";
import { generateMessages } from "#components/composer/generate/messages.ts";
import { type StarterId, starterIds, starters } from "#lib/domain/starter/starters.ts";
import { addStarter } from "./added-starter.ts";

/** Six prompts with files of their own, to begin with. */
export function Starters() {
  const id = useId();
  const session = useSession();
  const [wanted, setWanted] = useState<StarterId | null>(null);
  usePageCommands(generateMessages.commands, () => [
    { type: "action", label: draftMessages.openFile, onSelect: () => choosePromptFile(session) },
  ]);
  const take = async (starter: StarterId) => {
    if (wanted) return;
    setWanted(starter);
    await addStarter(session, starter);
    setWanted(null);
  };
  return (
    <div>
      <h2 id={id} className="mb-2.5 text-13 font-medium text-quiet">
        {draftMessages.starters}
      </h2>
      <ul
        aria-labelledby={id}
        className="grid grid-cols-2 gap-x-3 gap-y-5 @min-[40rem]/table:grid-cols-3 @min-[64rem]/table:grid-cols-6"
      >
        {starterIds.map((starter) => (
          <li key={starter}>
            <StarterCard id={starter} isTaken={wanted === starter} onTake={() => void take(starter)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type StarterCardProps = { id: StarterId; isTaken: boolean; onTake: () => void };

/** Its picture moves under a resting pointer, or with the focus. */
function StarterCard({ id, isTaken, onTake }: StarterCardProps) {
  const { isWanted, handlers } = usePassing();
  const { title, line, files } = starters[id];
  return (
    <button
      type="button"
      aria-busy={isTaken}
      className="group block w-full rounded-control text-start"
      {...handlers}
      onClick={() => {
        handlers.onClick();
        onTake();
      }}
    >
      <span className="relative block aspect-video overflow-hidden rounded-control bg-raised transition group-hover:brightness-110">
        <Still
          src={`/starters/${id}.webp`}
          alt=""
          width={448}
          height={252}
          className="size-full object-cover"
        />
        {isWanted && <PassingFilm src={`/starters/${id}.mp4`} className="object-cover" />}
        <span className="absolute bottom-1.5 left-1.5 flex gap-[3px]">
          {files.map(({ path, kind }) => (
            <span
              key={path}
              className="grid h-5 w-5.5 place-items-center rounded-[0.25rem] bg-[oklch(0_0_0/0.6)]"
            >
              <KindIcon kind={kind} size={14} className="text-[oklch(0.97_0_0)]!" />
            </span>
          ))}
        </span>
        {isTaken && (
          <span className="absolute inset-0 grid place-items-center bg-[oklch(0_0_0/0.5)] scheme-dark">
            <Ring progress={null} size={22} isOnPicture />
          </span>
        )}
      </span>
      <span className="mt-2 block text-13 leading-[1.125rem] font-medium">{title}</span>
      <span className="block text-12 text-quiet">{line}</span>
    </button>
  );
}
