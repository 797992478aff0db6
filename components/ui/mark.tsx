/** The mark: three upright panels, the middle one wider. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" fill="currentColor" className={`shrink-0 ${className}`}>
      <rect x="1" y="4" width="3.5" height="12" rx="1" />
      <rect x="6" y="2.5" width="8" height="15" rx="1" />
      <rect x="15.5" y="4" width="3.5" height="12" rx="1" />
    </svg>
  );
}
