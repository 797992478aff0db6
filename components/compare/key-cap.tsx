/** A key, shown small beside what it does; screen readers have `aria-keyshortcuts` and the list under `?`. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="grid min-w-4 place-items-center rounded-[0.1875rem] border border-line bg-screen px-1 font-mono text-[0.6875rem] leading-4 text-quiet pointer-coarse:hidden @max-[14rem]:grid! md:@max-[26rem]:grid!"
    >
      {children}
    </kbd>
  );
}
