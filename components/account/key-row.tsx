import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import type { ProviderKeyView } from "#lib/domain/provider-key-view.ts";

type KeyRowProps = {
  providerKey: ProviderKeyView;
  canTest: boolean;
  canRemove: boolean;
  isSending: boolean;
  onTest: () => void;
  onRemove: () => void;
};

type TestState = NonNullable<ProviderKeyView["testState"]>;

const tests: Record<TestState, { tone: StatusTone; words: string }> = {
  testing: { tone: "moving", words: "Being tested" },
  works: { tone: "done", words: "Works" },
  refused: { tone: "failed", words: "The provider refuses it" },
  unreachable: { tone: "unconfirmed", words: "The provider could not be reached" },
};

/** A key that is there, by its last four characters. */
export function KeyRow({ providerKey, canTest, canRemove, isSending, onTest, onRemove }: KeyRowProps) {
  const { lastFour, source, isStudioWide, savedAt, testState } = providerKey;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2.5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-14">
          <span className="font-mono">…{lastFour}</span>
          {isStudioWide && <Badge>For everybody</Badge>}
        </p>
        <p className="text-13 text-quiet">
          {source === "environment" ? (
            "From the environment that the studio was started in"
          ) : (
            <>
              Saved <Moment at={savedAt} />
            </>
          )}
        </p>
        <output className="block text-13">
          {testState && (
            <span className="mt-0.5 flex items-center gap-1.5">
              <StatusDot tone={tests[testState].tone} />
              {tests[testState].words}
            </span>
          )}
        </output>
      </div>
      <div className="flex gap-2">
        {canTest && (
          <Button size="small" busy={isSending || testState === "testing"} onClick={onTest}>
            Test
          </Button>
        )}
        {canRemove && (
          <Button size="small" variant="danger" busy={isSending} onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </li>
  );
}
