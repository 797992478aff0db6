"use client";

import { useEffect } from "react";

/** Puts something before the title of whatever page is shown, also when the page changes its title meanwhile. */
export function useTitlePrefix(prefix: string): void {
  useEffect(() => {
    if (prefix === "") return;
    const put = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [prefix]);
}
