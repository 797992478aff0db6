import clsx from "clsx";
import { type KeyboardEvent, useEffect, useRef } from "react";

type InPlaceProps = {
  /** The accessible name. */
  label: string;
  value: string;
  placeholder: string;
  maxLength: number;
  /** Of the text, typed and shown alike. */
  className?: string;
  /** Enter ends it and adds no line. */
  endsByEnter?: boolean;
  isInvalid?: boolean;
  /** On arrival it is selected whole, where nothing else has the focus. */
  isFirst?: boolean;
  onChange: (value: string) => void;
};

/** Words of the page, typed where visitors read them: as large as they are, and a field only while they're typed. */
export function InPlace(props: InPlaceProps) {
  const { label, value, placeholder, maxLength, className, endsByEnter = false, isInvalid, onChange } = props;
  const { isFirst = false } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const wasFirst = useRef(isFirst);
  useEffect(() => {
    if (!wasFirst.current || document.activeElement !== document.body) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return;
    if (event.key === "Escape" || (event.key === "Enter" && endsByEnter)) {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  return (
    <span className={clsx("in-place", className)} data-text={value === "" ? placeholder : `${value} `}>
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        placeholder={placeholder}
        maxLength={maxLength}
        enterKeyHint={endsByEnter ? "done" : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
