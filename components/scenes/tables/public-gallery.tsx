import { type ComponentProps, useState } from "react";
import { PreviewBar } from "#components/gallery/edit/preview-bar.tsx";
import { CommentForm } from "#components/gallery/public/comments/comment-form.tsx";
import { commentMessages } from "#components/gallery/public/comments/messages.ts";
import { GalleryFrame } from "#components/gallery/public/gallery-frame.tsx";
import { GalleryPage } from "#components/gallery/public/gallery-page.tsx";
import { PasswordPage } from "#components/gallery/public/password-page.tsx";
import { VotePage } from "#components/gallery/public/vote/vote-page.tsx";
import type { GalleryCommentId, GalleryId, GalleryItemId } from "#lib/domain/base/id.ts";
import { type GalleryLayout, galleryLayouts } from "#lib/domain/gallery/gallery.ts";
import { framedPage, type GalleryPageView, type PageItem } from "#lib/domain/gallery/gallery-page.ts";
import type { Drawing } from "#lib/domain/judgement/drawing.ts";
import { playableOf } from "#lib/domain/media/playable.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { ago, day, longWords, railing } from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";

const token = "1kq0Zr7y2mVbX3cN8dTfLw";
const mediaRoot = `/media/g/${token}`;

const comment = (number: number, text: string, atMs: number | null, drawing?: Drawing) => ({
  id: sampleId<GalleryCommentId>(820 + number),
  name: "Jonas",
  text,
  atMs,
  createdAt: ago(day),
  ...(drawing && { drawing }),
});

function item(film: SceneFilm, number: number, change: Partial<PageItem> = {}): PageItem {
  const { id, measured } = sceneAsset(film);
  return {
    id: id as string as GalleryItemId, // by which its film is found
    number,
    format: "mp4",
    ...playableOf({
      ...{ measured, loudnessLufs: -18, frameTimesMs: null },
      made: ["poster", "compare", "waveform", "filmstrip"],
    }),
    offsetMs: 0,
    caption: "",
    modelName: null,
    prompt: null,
    settings: null,
    references: [],
    canRemix: false,
    canVote: true,
    heartCount: 0,
    comments: [],
    ...change,
  };
}

const told: Partial<PageItem> = {
  caption: "The one we keep",
  modelName: "Seedance 2.0",
  prompt: [
    { type: "text", text: "The woman in " },
    { type: "reference", id: sampleId(700), label: "Image 1" },
    { type: "text", text: " walks away along " },
    { type: "slot", kind: "image" },
    { type: "text", text: " at dawn, slow push in at eye level." },
  ],
  settings: [
    { name: "Duration", value: "4 s" },
    { name: "Resolution", value: "720p" },
  ],
  references: [
    {
      id: sceneAsset("woman.jpg").id as string as PageItem["references"][number]["id"],
      kind: "image",
      label: "Image 1",
      hasPoster: true,
    },
  ],
  canRemix: true,
  heartCount: 12,
  comments: [comment(1, "The railing bends here.", 2600, railing), comment(2, "Love this.", null)],
};

const films = ["pier-1.mp4", "pier-2.mp4", "neon.mp4", "dunes.mp4", "bottle.mp4", "forest.mp4"] as const;
const bare: GalleryPageView = {
  title: "Pier at dawn",
  introduction: "",
  layout: "wall",
  allowsDownloads: false,
  allowsHearts: false,
  allowsComments: false,
  approvesComments: true,
  allowsVotes: false,
  allowsEmbedding: false,
  items: films.map((film, index) => item(film, index + 1)),
  comments: [],
};
const full: GalleryPageView = {
  ...bare,
  introduction: "Four answers to one prompt, and what we kept of the rest.\nTell us where it breathes.",
  allowsDownloads: true,
  allowsHearts: true,
  allowsComments: true,
  allowsVotes: true,
  allowsEmbedding: true,
  items: films.map((film, index) => item(film, index + 1, index === 0 ? told : { heartCount: index })),
  comments: [comment(3, "Which one goes to the client?", null)],
};

const itemId = sampleId<GalleryItemId>(830);
/** As it is once somebody wants to write. */
function WrittenForm({ about }: Pick<ComponentProps<typeof CommentForm>, "about">) {
  const [text, setText] = useState("");
  const nothing = () => undefined;
  return (
    <CommentForm
      {...{ token, about, text }}
      onText={setText}
      isWriting
      onWriting={nothing}
      isBegun={false}
      onSent={nothing}
    />
  );
}

const form = <WrittenForm about={{ itemId: null, atMs: null }} />;

const page = (view: GalleryPageView, more: Partial<Scene> = {}): Scene => ({
  frame: "page",
  show: (
    <main>
      <GalleryPage page={view} mediaRoot={mediaRoot} token={token} />
    </main>
  ),
  ...more,
});

/** The player is loaded late. */
const stepsOf = ({ layout }: GalleryPageView): Partial<Scene> =>
  layout === "side-by-side" ? { steps: [{ see: "Full screen" }] } : {};

const layouts = {
  wall: full,
  story: { ...full, layout: "story" },
  "side-by-side": { ...full, layout: "side-by-side" },
} satisfies Record<GalleryLayout, GalleryPageView>;

export const scenes: Scenes = {
  ...scenesOf<GalleryLayout, GalleryPageView>(layouts, (view) => page(view, stepsOf(view))),
  ...Object.fromEntries(
    galleryLayouts.map((layout) => {
      const view = { ...bare, layout };
      return [`${layout}-bare`, page(view, stepsOf(view))];
    }),
  ),
  empty: page({ ...bare, items: [] }),
  "one-clip": page({ ...full, items: full.items.slice(0, 1) }),
  "mixed-ratios": page({
    ...bare,
    items: bare.items.map((one, index) => ({
      ...one,
      ...[
        {},
        { widthPx: 720, heightPx: 1280 },
        { widthPx: 960, heightPx: 960 },
        { widthPx: 1680, heightPx: 720 },
      ][index % 4],
    })),
  }),
  "long-words": page({
    ...full,
    title: longWords.slice(0, 120),
    introduction: longWords,
    items: full.items.map((one) => ({ ...one, caption: longWords.slice(0, 400) })),
  }),
  player: page(full, { steps: [{ press: "Play The one we keep" }, { see: "Full screen" }] }),
  "player-bare": page(bare, { steps: [{ press: "Play Clip 3" }, { see: "Full screen" }] }),
  "player-drawing": page(full, {
    steps: [{ press: "Play The one we keep" }, { see: "Full screen" }, { press: "Go to 0:02.6" }],
  }),
  choosing: page(full, { steps: [{ press: "Play side by side" }] }),
  vote: {
    frame: "page",
    show: <VotePage items={bare.items.slice(0, 2)} mediaRoot={mediaRoot} token={token} />,
    steps: [{ see: "A is better" }],
  },
  password: { frame: "page", show: <PasswordPage token={token} refused={undefined} /> },
  "password-wrong": { frame: "page", show: <PasswordPage token={token} refused="wrong" /> },
  "password-wait": { frame: "page", show: <PasswordPage token={token} refused="wait" /> },
  framed: {
    frame: "page",
    show: <GalleryFrame page={framedPage(full)} mediaRoot={mediaRoot} address={`/g/${token}`} />,
  },
  preview: {
    frame: "page",
    show: (
      <>
        <PreviewBar galleryId={sampleId<GalleryId>(901)} />
        <main>
          <GalleryPage page={full} mediaRoot={mediaRoot} token={null} />
        </main>
      </>
    ),
  },
  "comment-form": { show: form },
  "comment-form-at-a-time": {
    show: <WrittenForm about={{ itemId, atMs: 2600 }} />,
  },
  "comment-form-nearly-full": {
    show: form,
    steps: [{ write: longWords.repeat(2).slice(0, 1900), into: commentMessages.field }],
  },
  "comment-unreachable": {
    show: form,
    isOffline: true,
    steps: [
      { write: "Jonas", into: commentMessages.name },
      { write: "Love this.", into: commentMessages.field },
      { press: commentMessages.post },
    ],
  },
};
