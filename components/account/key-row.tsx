import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import { providerMessages } from "./messages.ts";

type KeyRowProps = {
  providerKey: ProviderKeyView;
  canTest: boolean;
  canRemove: boolean;
  isSending: boolean;
  onTest: () => void;
  onRemove: () => void;
};

type TestState = NonNullable<ProviderKeyView["testState"]>;

const testTones: Record<TestState, StatusTone> = {
  testing: "moving",
  works: "done",
  refused: "failed",
  unreachable: "unconfirmed",
};

/** A key that is there, by its last four characters. */
export function KeyRow({ providerKey, canTest, canRemove, isSending, onTest, onRemove }: KeyRowProps) {
  const { lastFour, source, isStudioWide, savedAt, testState } = providerKey;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2.5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-14">
          <span className="font-mono">…{lastFour}</span>
          {isStudioWide && <Badge>{providerMessages.forEverybody}</Badge>}
        </p>
        <p className="text-13 text-quiet">
          {source === "environment" ? (
            providerMessages.fromEnvironment
          ) : (
            <>
              {providerMessages.saved} <Moment at={savedAt} />
            </>
          )}
        </p>
        <output className="block text-13">
          {testState && (
            <span className="mt-0.5 flex items-center gap-1.5">
              <StatusDot tone={testTones[testState]} />
              {providerMessages.tests[testState]}
            </span>
          )}
        </output>
      </div>
      <div className="flex gap-2">
        {canTest && (
          <Button size="small" busy={isSending || testState === "testing"} onClick={onTest}>
            {providerMessages.test}
          </Button>
        )}
        {canRemove && (
          <Button size="small" variant="danger" busy={isSending} onClick={onRemove}>
            {providerMessages.remove}
          </Button>
        )}
      </div>
    </li>
  );
}
