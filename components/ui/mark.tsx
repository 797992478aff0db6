/** The mark: three upright panels, the middle one wider, the wings a little turned. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" fill="currentColor" className={`shrink-0 ${className}`}>
      <path d="M2 7.5 7.5 5v22L2 24.5Z" opacity="0.6" />
      <path d="M10 5h12v22H10Z" />
      <path d="M24.5 5 30 7.5v17L24.5 27Z" opacity="0.6" />
    </svg>
  );
}
