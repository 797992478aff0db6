import type { ReactNode } from "react";

/** A field of the settings: its label at the left where there is room, what helps and what is wrong under the control. */
export const rowClass =
  "sm:grid sm:grid-cols-[8.25rem_minmax(0,1fr)] sm:gap-x-4 sm:*:col-start-2 sm:[&>label]:col-start-1 sm:[&>label]:row-start-1 sm:[&>label]:py-2 sm:[&>label]:font-normal sm:[&>label]:text-quiet";

/** The same for what is no single field. */
export function SettingRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 sm:grid sm:grid-cols-[8.25rem_minmax(0,1fr)] sm:gap-x-4">
      <p className="text-13 text-quiet sm:py-2">{label}</p>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** Lines up with the controls of the rows above. */
export function RowEnd({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 sm:pl-37">{children}</div>;
}
