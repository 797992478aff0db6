"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { buttonClass } from "./button-class.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { pageOf } from "./page-of.ts";
import { connectToasts, type ToastOptions } from "./toast.ts";

/** A default export because React.lazy asks for one. */
export default function ToastList() {
  return (
    <Toast.Provider limit={1}>
      <Toast.Portal>
        <Toast.Viewport className="toasts fixed bottom-[calc(1rem+var(--foot,0rem))] left-4 z-50 w-[min(24rem,calc(100vw-2rem))]">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

const lifeMs = 4000;
/** What was said so shortly before a page came is about what led there. */
const withPageMs = 1500;

type ToastData = Pick<ToastOptions, "tone"> & { at: number };

/** One at a time, the latest; an earlier one comes back while its own time lasts. They go with the page that they were about. */
function Toasts() {
  const { toasts, add, close } = Toast.useToastManager<ToastData>();
  const page = pageOf(usePathname());
  const clear = useEffectEvent(() => {
    for (const { id, data } of toasts) if (performance.now() - (data?.at ?? 0) > withPageMs) close(id);
  });
  useEffect(() => clear(), [page]);
  useEffect(
    () =>
      connectToasts(({ id, title, detail, tone = "neutral", action, durationMs = lifeMs }) => {
        add({
          ...(id === undefined ? {} : { id }),
          title,
          description: detail,
          timeout: durationMs,
          data: { tone, at: performance.now() },
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
      swipeDirection={["down", "left"]}
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
