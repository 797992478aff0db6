"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect } from "react";
import { buttonClass } from "./button-class.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { connectToasts, type ToastOptions } from "./toast.ts";

/** A default export because React.lazy asks for one. */
export default function ToastList() {
  return (
    <Toast.Provider>
      <Toast.Portal>
        <Toast.Viewport className="toasts fixed right-4 bottom-[calc(1rem+var(--foot,0rem))] z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts, add } = Toast.useToastManager<Pick<ToastOptions, "tone">>();
  useEffect(
    () =>
      connectToasts(({ id, title, detail, tone = "neutral", action, durationMs = 6000 }) => {
        add({
          ...(id === undefined ? {} : { id }),
          title,
          description: detail,
          timeout: durationMs,
          data: { tone },
          // Said also where there is none: one that takes another's place would keep its button.
          actionProps: action && { children: action.label, onClick: action.onClick },
        });
      }),
    [add],
  );
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="animate-settle rounded-panel border border-line bg-raised py-3 pr-2 pl-4 shadow-float data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-2.5">
        {toast.data?.tone === "done" && <Icon of={CircleCheck} className="mt-0.5 text-done" />}
        {toast.data?.tone === "failed" && <Icon of={CircleAlert} className="mt-0.5 text-failed" />}
        <div className="min-w-0 grow">
          <Toast.Title className="text-14 font-medium" render={<p />} />
          <Toast.Description className="text-13 text-quiet" />
          {toast.actionProps && <Toast.Action className={buttonClass("secondary", "small", "mt-2")} />}
        </div>
        {/* Base UI hides it from assistive technology until the messages are pointed at; the Tab key reaches it all the while. */}
        <Toast.Close
          aria-hidden={false}
          render={<IconButton label="Close message" icon={X} className="-my-1" />}
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
