import { Drawer } from "@base-ui/react/drawer";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useUnhiddenFocusGuards } from "#components/ui/use-unhidden-focus-guards.ts";
import { panelMessages as words } from "./messages.ts";

type AnswerSheetProps = {
  onClose: () => void;
  /** Has the focus again afterwards. */
  button: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** What the models say, from the lower edge of a narrow screen; it follows the finger that pulls it down. A default export because React.lazy asks for one. */
export default function AnswerSheet({ onClose, button, children }: AnswerSheetProps) {
  useUnhiddenFocusGuards(true);
  return (
    <Drawer.Root open onOpenChange={(next) => !next && onClose()} swipeDirection="down">
      <Drawer.Portal>
        <Drawer.Backdrop className="veil fixed inset-0 z-40 bg-[oklch(0_0_0/0.55)]" />
        <Drawer.Viewport className="fixed inset-0 z-50 flex items-end">
          <Drawer.Popup
            finalFocus={button}
            className="relative flex h-[70dvh] w-full transform-[translateY(var(--drawer-swipe-movement-y))] animate-settle flex-col rounded-t-panel border-t border-line bg-panel text-text shadow-float outline-none"
          >
            <div className="flex shrink-0 justify-end px-2">
              <span
                aria-hidden
                className="absolute top-2 left-1/2 h-1 w-10 -translate-x-1/2 rounded-full bg-edge"
              />
              <Drawer.Close render={<IconButton label={words.close} icon={X} className="-mb-2" />} />
            </div>
            <Drawer.Title className="sr-only">{words.region}</Drawer.Title>
            <Drawer.Content className="flex min-h-0 grow flex-col">{children}</Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  );
}
