"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

type ErrorNoticeProps = { error: unknown; retry: () => void };

/** In the place of a page that broke. Details are in the log, under the reference number. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-24 text-center">
      <Icon of={CircleAlert} size={28} className="mb-2 text-failed" />
      <h1 className="text-20 font-semibold">This page could not be shown</h1>
      <p className="text-14 text-quiet">
        What you saved is safe.
        {digest && (
          <>
            {" "}
            Reference number: <span className="font-mono text-text">{digest}</span>
          </>
        )}
      </p>
      <Button variant="primary" className="mt-4" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
