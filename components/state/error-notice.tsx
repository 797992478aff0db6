"use client";

import type { ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { brokenPageMessages } from "./messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { newerDigest } from "#lib/domain/base/ladder.ts";

type ErrorNoticeProps = { error: unknown; retry: () => void };

/** In the place of a page that broke. Details are in the log, under the reference number. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <BrokenPage retry={retry}>
      {digest === newerDigest ? brokenPageMessages.newer : brokenPageMessages.safe}
      {digest && digest !== newerDigest && (
        <>
          {" "}
          {brokenPageMessages.reference} <span className="font-mono text-text">{digest}</span>
        </>
      )}
    </BrokenPage>
  );
}

/** In the place of a page that cannot be shown, with the sentence that says why. */
export function BrokenPage({ children, retry }: { children: ReactNode; retry: () => void }) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-24 text-center">
      <Icon of={CircleAlert} size={28} className="mb-2 text-failed" />
      <h1 className="text-20 font-semibold">{brokenPageMessages.title}</h1>
      <p className="text-14 text-quiet">{children}</p>
      <Button variant="primary" className="mt-4" onClick={retry}>
        {brokenPageMessages.retry}
      </Button>
    </div>
  );
}
