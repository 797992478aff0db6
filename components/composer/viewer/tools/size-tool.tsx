import { leastMaxBytes, leastShortSidePx, mostShortSidePx } from "#lib/domain/media/edit.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import { toolMessages as words } from "./messages.ts";
import { ratesOf, shortSideOf, sidesOf } from "./size-options.ts";
import { Pill, ToolPart } from "./tool-part.tsx";
import type { Editing } from "./use-editing.ts";

const sidesShown = 4;
const megabyte = 1_000_000;

/** Fewer pixels, pictures a second or bytes. */
export function SizeTool({ editing, kind }: { editing: Editing; kind: Kind }) {
  const { source, models, edit, change } = editing;
  const own = shortSideOf(source);
  const rates = kind === "video" ? ratesOf(source) : [];
  return (
    <>
      {kind !== "audio" && own !== null && (
        <ToolPart title={words.shortSide}>
          {sidesOf(source, models)
            .slice(0, sidesShown)
            .map((side) => (
              <Pill
                key={side}
                name="side"
                label={String(side)}
                isChosen={edit.shortSidePx === side}
                onChoose={() => change({ shortSidePx: side })}
              />
            ))}
          <Pill
            name="side"
            label={words.original}
            isChosen={edit.shortSidePx === undefined}
            onChoose={() => change({ shortSidePx: undefined })}
          />
          <NumberInput
            label={words.sidePx}
            unit={words.px}
            value={edit.shortSidePx}
            min={leastShortSidePx}
            max={Math.min(own, mostShortSidePx)}
            onChange={(shortSidePx) => change({ shortSidePx: shortSidePx && Math.round(shortSidePx) })}
          />
        </ToolPart>
      )}
      {rates.length > 0 && (
        <ToolPart title={words.rate}>
          <select
            aria-label={words.rate}
            className="tool-control"
            value={edit.fps ?? ""}
            onChange={({ target: { value } }) => change({ fps: value === "" ? undefined : Number(value) })}
          >
            <option value="">{words.original}</option>
            {rates.map((fps) => (
              <option key={fps} value={fps}>
                {words.rateOf(fps)}
              </option>
            ))}
          </select>
        </ToolPart>
      )}
      <ToolPart title={words.maxSize}>
        <NumberInput
          label={words.maxSizeMb}
          unit={words.mb}
          value={edit.maxBytes && edit.maxBytes / megabyte}
          min={leastMaxBytes / megabyte}
          max={1000}
          onChange={(mb) => change({ maxBytes: mb && Math.round(mb * megabyte) })}
        />
      </ToolPart>
    </>
  );
}

type NumberInputProps = {
  label: string;
  unit: string;
  value: number | undefined;
  min: number;
  max: number;
  onChange: (value: number | undefined) => void;
};

/** A number that may be left out; one that is out of range is none. */
function NumberInput({ label, unit, value, min, max, onChange }: NumberInputProps) {
  return (
    <span className="tool-number">
      <input
        key={value}
        type="number"
        inputMode="decimal"
        step="any"
        aria-label={label}
        defaultValue={value}
        min={min}
        max={max}
        onBlur={({ target }) => onChange(numberIn(target, min, max))}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Enter") onChange(numberIn(currentTarget, min, max));
        }}
        className="tool-control tabular"
      />
      <span aria-hidden className="text-13 text-quiet">
        {unit}
      </span>
    </span>
  );
}

function numberIn({ value }: { value: string }, min: number, max: number): number | undefined {
  const number = Number(value);
  return value === "" || Number.isNaN(number) ? undefined : Math.min(max, Math.max(min, number));
}
