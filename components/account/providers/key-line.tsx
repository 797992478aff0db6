import type { ReactNode } from "react";
import { Moment } from "#components/ui/moment.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import { keyTones } from "./key-state.ts";
import { providerMessages } from "./messages.ts";

type KeyLineProps = {
  providerKey: ProviderKeyView;
  /** Its buttons, where several keys stand under one field. */
  children?: ReactNode;
};

/** A key that is there, by its last four characters, and what became of its last test. */
export function KeyLine({ providerKey, children }: KeyLineProps) {
  const { lastFour, source, isStudioWide, savedAt, testState, testedAt } = providerKey;
  const tone = testState && keyTones[testState];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <output className="tabular flex min-w-0 flex-wrap items-center gap-x-1.5 text-12 text-quiet">
        <span className="font-mono text-text">…{lastFour}</span>
        {(isStudioWide || children) && (
          <>
            <Dot />
            <span>{isStudioWide ? providerMessages.studioKey : providerMessages.ownKey}</span>
          </>
        )}
        <Dot />
        {testState ? (
          <>
            {tone && <StatusDot tone={tone} />}
            <span className={testState === "refused" ? "text-failed" : "text-text"}>
              {providerMessages.tests[testState]}
            </span>
            {testState !== "testing" && testedAt && (
              <>
                <Dot />
                <span>
                  {providerMessages.tested} <Moment at={testedAt} />
                </span>
              </>
            )}
            {testState === "works" && (
              <>
                <Dot />
                <span>{providerMessages.noCharge}</span>
              </>
            )}
          </>
        ) : source === "environment" ? (
          <span>{providerMessages.fromEnvironment}</span>
        ) : (
          <span>
            {providerMessages.saved} <Moment at={savedAt} />
          </span>
        )}
      </output>
      {children && <span className="flex gap-1">{children}</span>}
    </li>
  );
}

function Dot() {
  return <span aria-hidden>·</span>;
}
