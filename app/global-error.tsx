"use client";

import "./globals.css";
import { ErrorNotice } from "#components/state/error-notice.tsx";

export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Triptych</title>
        <main>
          <ErrorNotice {...props} />
        </main>
      </body>
    </html>
  );
}
