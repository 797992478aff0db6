type ProgressBarProps = {
  label: string;
  /** From 0 to 1; null while nobody can tell. */
  value: number | null;
  className?: string;
};

export function ProgressBar({ label, value, className = "" }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      className={`progress ${className}`}
      max={1}
      {...(value === null ? {} : { value })}
    />
  );
}
