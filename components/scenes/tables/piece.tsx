import { useEffect } from "react";
import { Images } from "lucide-react";
import { ErrorNotice } from "#components/state/error-notice.tsx";
import { MissingPage, MissingPageAlone } from "#components/state/missing-page.tsx";
import { shellMessages } from "#components/shell/messages.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { showToast, type ToastOptions } from "#components/ui/toast.ts";
import { newerDigest } from "#lib/domain/base/ladder.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import { longWords } from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";

function Toast(options: ToastOptions) {
  useEffect(() => showToast({ id: "scene", durationMs: 0, ...options }), [options]);
  return null;
}

const toasts = {
  neutral: { title: "Prompt deleted", action: { label: "Undo", onClick: () => undefined } },
  done: { title: "Added to “Pier at dawn”", tone: "done" },
  failed: {
    title: "Can't reach the studio",
    detail: "Kept in this browser. Sent once it answers.",
    tone: "failed",
  },
} satisfies Record<NonNullable<ToastOptions["tone"]>, ToastOptions>;

const tones = {
  waiting: "Queued",
  moving: "Running",
  done: "Done",
  failed: "Failed",
  unconfirmed: "Unconfirmed",
  canceled: "Canceled",
} satisfies Record<StatusTone, string>;

const withDigest = (digest: string) => Object.assign(new Error("a scene"), { digest });
const broken = (error: unknown): Scene => ({
  frame: "page",
  show: (
    <InStudio>
      <ErrorNotice error={error} retry={() => undefined} />
    </InStudio>
  ),
});

const dialog = (shape: "panel" | "wide" | "sheet", words: string): Scene => ({
  frame: "page",
  steps: [{ see: words }],
  show: (
    <Dialog
      isOpen
      shape={shape}
      onClose={() => undefined}
      title="Delete this prompt?"
      description={words}
      actions={
        <>
          <Button>Cancel</Button>
          <Button variant="primary">Delete</Button>
        </>
      }
    />
  ),
});

export const scenes: Scenes = {
  "page-broken": broken(new Error("a scene")),
  "page-broken-with-a-number": broken(withDigest("2914835")),
  "page-of-a-newer-studio": broken(withDigest(newerDigest)),
  "page-missing": {
    frame: "page",
    show: (
      <InStudio>
        <MissingPage />
      </InStudio>
    ),
  },
  "page-missing-alone": { frame: "page", show: <MissingPageAlone /> },
  "member-menu": {
    frame: "page",
    show: <InStudio>{null}</InStudio>,
    steps: [{ press: shellMessages.menuOf("Mira Okafor") }, { see: shellMessages.signOut }],
  },
  ...scenesOf<string, ToastOptions>(
    Object.fromEntries(Object.entries(toasts).map(([tone, options]) => [`toast-${tone}`, options])),
    (options) => ({
      frame: "page",
      steps: [{ see: options.title }],
      show: (
        <InStudio>
          <Toast {...options} />
        </InStudio>
      ),
    }),
  ),
  "dialog-panel": dialog("panel", "You can take it back for ten minutes."),
  "dialog-wide": dialog("wide", longWords),
  "dialog-sheet": dialog("sheet", "You can take it back for ten minutes."),
  buttons: {
    show: (
      <div className="flex flex-wrap items-center gap-3">
        {(["primary", "secondary", "quiet"] as const).map((variant) => (
          <Button key={variant} variant={variant}>
            {variant}
          </Button>
        ))}
        <Button busy>busy</Button>
        <Button disabled>disabled</Button>
        <Button size="small">small</Button>
        <Button size="large">large</Button>
        <Menu label="A menu" entries={[{ type: "action", label: "One", onSelect: () => undefined }]}>
          Menu
        </Menu>
      </div>
    ),
  },
  fields: {
    show: (
      <div className="flex flex-col gap-4">
        <TextField label="Name" defaultValue="Pier at dawn" />
        <TextField label="Email" defaultValue="mira" error="Enter an address such as ada@studio.example." />
        <Textarea label="Comment" description="12 characters left" defaultValue={longWords.slice(0, 200)} />
        <Select label="Duration" options={[{ value: "5", label: "5 s" }]} />
        <Checkbox label="For everybody in this studio" description="A member's own key comes first." />
        <Checkbox label="Fixed camera" checked readOnly />
        <Checkbox label="Not now" disabled />
      </div>
    ),
  },
  marks: {
    show: (
      <div className="flex flex-col gap-4">
        {Object.entries(tones).map(([tone, word]) => (
          <p key={tone} className="flex items-center gap-2">
            <StatusDot tone={tone as StatusTone /* a key of the table above */} /> {word}{" "}
            <Badge>{word}</Badge>
          </p>
        ))}
        <ProgressBar label="Upload" value={0.4} />
        <Skeleton className="h-10" />
      </div>
    ),
  },
  "empty-state": {
    show: (
      <EmptyState
        icon={Images}
        title="No galleries yet"
        action={<Button variant="primary">New gallery</Button>}
      >
        A gallery shows chosen results to others by a link. Nobody sees it before you share it.
      </EmptyState>
    ),
  },
};
