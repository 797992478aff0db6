"use client";

import clsx from "clsx";
import { type Choice, choices, type Verdict } from "#lib/domain/judgement/verdict.ts";
import { KeyCap } from "./key-cap.tsx";
import { StarChoice } from "./star-choice.tsx";

type VerdictControlsProps = {
  /** Of the clip: what the group is called by. */
  name: string;
  verdict: Verdict | null;
  /** The whole verdict as it is to be; null where nothing is left of it. */
  onChange: (verdict: Verdict | null) => void;
  /** Shows which keys do the same. */
  showsKeys: boolean;
};

/** Keep, tweak or reject, and stars if wanted. The pressed one takes itself back when it is pressed again. */
export function VerdictControls({ name, verdict, onChange, showsKeys }: VerdictControlsProps) {
  const { choice, stars } = verdict ?? { choice: null, stars: null };
  const change = (next: Verdict) => onChange(next.choice === null && next.stars === null ? null : next);
  return (
    <fieldset aria-label={`Verdict on ${name}`} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <div className="flex gap-1">
        {choices.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={choice === each}
            data-tooltip={choiceWord[each]}
            onClick={() => change({ choice: choice === each ? null : each, stars })}
            className={clsx(
              "inline-flex min-h-8 items-center gap-1.5 rounded-control border px-2 text-12 font-medium transition-colors select-none pointer-coarse:min-h-11 pointer-coarse:px-3",
              choice === each
                ? pressed[each]
                : "border-line bg-panel text-quiet hover:border-edge hover:text-text",
            )}
          >
            <span className="@max-[14rem]:sr-only md:@max-[26rem]:sr-only">{choiceWord[each]}</span>
            {showsKeys ? (
              <KeyCap>{choiceKey[each]}</KeyCap>
            ) : (
              <span aria-hidden className="hidden font-mono @max-[14rem]:inline md:@max-[26rem]:inline">
                {choiceKey[each]}
              </span>
            )}
          </button>
        ))}
      </div>
      <StarChoice stars={stars} onChange={(next) => change({ choice, stars: next })} />
    </fieldset>
  );
}

const choiceWord: Record<Choice, string> = { keep: "Keep", tweak: "Tweak", reject: "Reject" };
const choiceKey: Record<Choice, string> = { keep: "K", tweak: "T", reject: "R" };

/** Told by the filled ground as well as by hue. */
const pressed: Record<Choice, string> = {
  keep: "border-done bg-lifted text-done forced-colors:bg-[Highlight]",
  tweak: "border-unconfirmed bg-lifted text-unconfirmed forced-colors:bg-[Highlight]",
  reject: "border-failed bg-lifted text-failed forced-colors:bg-[Highlight]",
};
