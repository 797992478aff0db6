import type { ReactNode } from "react";

/** What a tab of the panel shows: it scrolls, and the foot under it stays. */
export function PanelPart({ foot, children }: { foot?: ReactNode; children: ReactNode }) {
  return (
    <>
      {/* What is hidden in it for the eye would lengthen the page otherwise. */}
      <div className="relative min-h-0 grow overflow-y-auto">{children}</div>
      {foot && (
        <div className="tabular flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-3 text-13">
          {foot}
        </div>
      )}
    </>
  );
}
