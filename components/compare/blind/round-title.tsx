type RoundTitleProps = { heading: string; hint: string; more?: string | null };

/** The heading of a round, in the line of tools. */
export function RoundTitle({ heading, hint, more }: RoundTitleProps) {
  return (
    <div className="min-w-0 truncate text-13 text-quiet">
      <h1 className="inline font-semibold text-text">{heading}</h1> {hint}
      {more && <> {more}</>}
    </div>
  );
}
