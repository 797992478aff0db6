import clsx from "clsx";

/** Words that are seen and not read: on a button whose name says them in another form. */
export function Drawn({ text, className }: { text: string; className?: string }) {
  return (
    <span aria-hidden data-drawn={text} className={clsx("before:content-[attr(data-drawn)]", className)} />
  );
}
