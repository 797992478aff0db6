"use client";

import { Undo2 } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { type Choice, choices, type Verdict } from "#lib/domain/judgement/verdict.ts";
import { cellMessages, choiceWords } from "./messages.ts";
import { StarChoice } from "./star-choice.tsx";
import { choiceIcon } from "./verdict-badge.tsx";

type VerdictButtonsProps = {
  /** Of the clip: what the group is called by. */
  name: string;
  verdict: Verdict | null;
  /** The whole verdict as it is to be; null where nothing is left of it. */
  onChange: (verdict: Verdict | null) => void;
  onUndo: (() => void) | null;
  /** Tells which keys do the same. */
  showsKeys: boolean;
  tabIndex: -1 | undefined;
};

/** Keep, tweak or reject, and stars if wanted. The pressed one takes itself back when it is pressed again. */
export function VerdictButtons(props: VerdictButtonsProps) {
  const { name, verdict, onChange, onUndo, showsKeys, tabIndex } = props;
  const { choice, stars } = verdict ?? { choice: null, stars: null };
  const change = (next: Verdict) => onChange(next.choice === null && next.stars === null ? null : next);
  return (
    <fieldset
      aria-label={cellMessages.verdictOn(name)}
      className="cell-verdict"
      data-undo={onUndo ? "" : undefined}
    >
      {choices.map((each) => (
        <button
          key={each}
          type="button"
          tabIndex={tabIndex}
          aria-pressed={choice === each}
          aria-keyshortcuts={showsKeys ? choiceKeys[each] : undefined}
          data-tooltip={showsKeys ? `${choiceWords[each]} · ${choiceKeys[each]}` : choiceWords[each]}
          data-choice={each}
          onClick={() => change({ choice: choice === each ? null : each, stars })}
          className="cell-button"
        >
          <Icon of={choiceIcon[each]} />
          <span className="cell-word">{choiceWords[each]}</span>
        </button>
      ))}
      <span aria-hidden className="cell-line" />
      <StarChoice stars={stars} tabIndex={tabIndex} onChange={(next) => change({ choice, stars: next })} />
      {onUndo && (
        <button type="button" tabIndex={tabIndex} onClick={onUndo} className="cell-button cell-undo">
          <Icon of={Undo2} />
          {cellMessages.undo}
        </button>
      )}
    </fieldset>
  );
}

const choiceKeys: Record<Choice, string> = { keep: "K", tweak: "T", reject: "R" };
