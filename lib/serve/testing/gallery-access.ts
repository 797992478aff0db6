import { resolve } from "node:path";
import {
  filmParts,
  itemAddress,
  itemParts,
  referenceAddress,
  referenceParts,
} from "#lib/domain/gallery/gallery-address.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import type { Browser } from "#lib/session/testing/browser.ts";
import type { Address } from "./gallery-world.ts";

/** What an entry answered: its status, its headers (of a page the proxy's, which know nothing of what is behind it), and its body. */
export type Answer = { status: number; headers: unknown; body: unknown };
export type Entry = (address: Address, visitor: Browser) => Promise<Answer>;

/** One way to a gallery, to an item, or to a reference of it. */
export type GalleryEntry = {
  open: Entry;
  isOf: "gallery" | "item" | "reference";
  /** What its gallery must allow, and its item show: the values with which it is closed. */
  needs?: object;
  ofItem?: object;
};

/** What is asked, and how. */
type Asked = {
  appUrl: string;
  mediaOrigin: string;
  /** What is typed where a password is asked for. */
  password: string;
  /** Stands for the framework's: its headers are what a page or an action reads. */
  request: { headers: Headers };
  actions: ReadonlyMap<string, (given: never) => Promise<{ ok: boolean }>>;
};

const visitorId = "b6b1f0f6-2f0e-4c5e-9d3b-0a0b0c0d0e0f";
const root = ({ token }: Address) => `/media/g/${token}`;

/** Every way to a gallery or to anything of it, by where it stands in the source. */
export function galleryEntries(asked: Asked): Record<string, GalleryEntry> {
  return {
    "g/[token]/page.tsx": { open: pageEntry(asked, "g/[token]/page.tsx"), isOf: "gallery" },
    "g/[token]/embed/page.tsx": {
      open: pageEntry(asked, "g/[token]/embed/page.tsx"),
      isOf: "gallery",
      needs: { allowsEmbedding: false },
    },
    "g/[token]/vote/page.tsx": {
      open: pageEntry(asked, "g/[token]/vote/page.tsx"),
      isOf: "gallery",
      needs: { allowsVotes: false },
    },
    "g/[token]/password/route.ts POST": {
      open: routeEntry(asked, "g/[token]/password/route.ts", "POST", ({ token }) => ({
        path: `/g/${token}/password`,
        form: `password=${encodeURIComponent(asked.password)}`,
      })),
      isOf: "gallery",
    },
    "g/[token]/remix/[item]/route.ts GET": {
      open: routeEntry(asked, "g/[token]/remix/[item]/route.ts", "GET", ({ token, itemId }) => ({
        path: `/g/${token}/remix/${itemId}`,
      })),
      isOf: "item",
      needs: { allowsRemix: false },
      ofItem: { showsPrompt: false },
    },
    "g/[token]/card/route.ts GET": {
      open: routeEntry(asked, "g/[token]/card/route.ts", "GET", ({ token }) => ({
        path: `/g/${token}/card`,
      })),
      isOf: "gallery",
    },
    "api/oembed/route.ts GET": {
      open: routeEntry(asked, "api/oembed/route.ts", "GET", ({ token }) => ({
        path: `/api/oembed?url=${encodeURIComponent(`${asked.appUrl}/g/${token}`)}`,
      })),
      isOf: "gallery",
      needs: { allowsEmbedding: false },
    },
    heartAction: {
      open: actionEntry(asked, "heartAction", ({ itemId }) => ({ itemId, visitorId, isGiven: true })),
      isOf: "item",
      needs: { allowsHearts: false },
    },
    commentAction: {
      open: actionEntry(asked, "commentAction", ({ itemId }) => ({
        itemId,
        name: "Grace",
        text: "The hat",
        atMs: 0,
        drawing: sampleDrawing,
      })),
      isOf: "item",
      needs: { allowsComments: false },
    },
    voteAction: {
      open: actionEntry(asked, "voteAction", ({ itemId, otherItemId }) => ({
        itemIds: [itemId, otherItemId],
        betterId: itemId,
        visitorId,
      })),
      isOf: "item",
      needs: { allowsVotes: false },
    },
    ...Object.fromEntries(
      itemParts.map((part) => [
        `media ${part}`,
        {
          open: mediaEntry(asked.mediaOrigin, (address) => itemAddress(root(address), address.itemId, part)),
          isOf: "item" as const,
          ...(part === "download" && { needs: { allowsDownloads: false } }),
        },
      ]),
    ),
    ...Object.fromEntries(
      filmParts.map((part) => [
        `media ${part}.mp4`,
        {
          open: mediaEntry(
            asked.mediaOrigin,
            (address) => `${itemAddress(root(address), address.itemId, part)}.mp4`,
          ),
          isOf: "item" as const,
        },
      ]),
    ),
    ...Object.fromEntries(
      referenceParts.map((part) => [
        `media reference ${part}`,
        {
          open: mediaEntry(asked.mediaOrigin, (address) =>
            referenceAddress(root(address), address.itemId, { id: address.referenceId }, part),
          ),
          isOf: "reference" as const,
          ofItem: { shownReferences: [] },
        },
      ]),
    ),
  };
}

export const mediaEntry =
  (origin: string, pathOf: (address: Address) => string): Entry =>
  async (address, visitor) => {
    const cookie = visitor.headers.get("cookie");
    const asked = { range: "bytes=0-99", ...(cookie && { cookie }) };
    return toAnswer(await fetch(origin + pathOf(address), { headers: asked }), address);
  };

const routeEntry =
  (
    { appUrl }: Asked,
    file: string,
    method: string,
    ask: (address: Address) => { path: string; form?: string },
  ): Entry =>
  async (address, visitor) => {
    const loaded = (await import(resolve("app", file))) as Record<
      string,
      (request: Request, context: object) => Promise<Response>
    >;
    const { path, form } = ask(address);
    const { headers } = visitor;
    headers.set("origin", appUrl);
    const sent = new Request(appUrl + path, { method, headers, ...(form !== undefined && { body: form }) });
    const params = Promise.resolve({ token: address.token, item: address.itemId });
    return toAnswer(await loaded[method]!(sent, { params }), address);
  };

const pageEntry =
  ({ request }: Asked, file: string): Entry =>
  async (address, visitor) => {
    const loaded = (await import(resolve("app", file))) as {
      default: (props: object) => Promise<{ type: { name: string } }>;
      generateMetadata?: (props: object) => Promise<unknown>;
    };
    request.headers = visitor.headers;
    const props = {
      params: Promise.resolve({ token: address.token }),
      searchParams: Promise.resolve({}),
    };
    try {
      const head = await loaded.generateMetadata?.(props);
      const shown = await loaded.default(props);
      return { status: 200, headers: head, body: JSON.stringify(shown) };
    } catch (error) {
      const digest = error instanceof Error && "digest" in error ? error.digest : null;
      if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return { status: 404, headers: null, body: digest };
      throw error;
    }
  };

const actionEntry =
  ({ appUrl, request, actions }: Asked, name: string, inputOf: (address: Address) => object): Entry =>
  async (address, visitor) => {
    request.headers = visitor.headers;
    request.headers.set("origin", appUrl);
    const given = { token: address.token, input: inputOf(address) };
    const body = await actions.get(name)!(given as never); // each takes an input of its own
    return { status: body.ok ? 200 : 404, headers: null, body: body.ok ? "done" : body };
  };

async function toAnswer(response: Response, address: Address): Promise<Answer> {
  const headers = [...response.headers].filter(([name]) => name !== "date");
  const text = JSON.stringify([headers, await response.text()]).replaceAll(address.token, "<token>");
  const [kept, body] = JSON.parse(text) as [unknown, unknown]; // as it was written a line above
  return { status: response.status, headers: kept, body };
}
