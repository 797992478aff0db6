type OverrideLabelProps = { what: string; model: string };

/** The name of a control of one model. Who sees the page sees which model it stands beneath. */
export function OverrideLabel({ what, model }: OverrideLabelProps) {
  return (
    <>
      {what}
      <span className="sr-only"> for {model}</span>
    </>
  );
}
