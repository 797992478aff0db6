"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the header or of a settings list, which says when one is there. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={isHere ? (path === href ? "page" : "true") : undefined}
      className={clsx(
        "inline-flex min-h-8 items-center rounded-control px-1.5 text-13 font-medium transition-colors sm:px-2.5 pointer-coarse:min-h-[44px]",
        isHere ? "bg-raised text-text forced-colors:underline" : "text-quiet hover:bg-raised hover:text-text",
      )}
    >
      {children}
    </Link>
  );
}
