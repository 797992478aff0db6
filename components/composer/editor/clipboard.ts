import { DOMParser, DOMSerializer, Fragment, type Node, Slice } from "prosemirror-model";
import { Selection, type Transaction } from "prosemirror-state";
import type { EditorProps, EditorView } from "prosemirror-view";
import type { PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import { dialects } from "#lib/domain/prompt/dialect.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { parseReferenceElement, referenceAttributes } from "./reference-element.ts";
import { mayBeRequest } from "#components/composer/import/may-be-request.ts";
import { showToast } from "#components/ui/toast.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { mayHoldSecret } from "#lib/domain/exchange/may-hold-secret.ts";
import { schema } from "./schema.ts";
import type { TokenDirectory } from "./token-directory.ts";

/** Its value is the prompt that the text was copied from. */
const mark = "data-triptych-prompt";

/**
 * Takes in the references of copied tokens and gives by which ids this prompt knows them, and the way to write: `write` is done with
 * the text in the same undo as what it brings into the list.
 */
export type TakeCopied = (
  copied: readonly Reference[],
  isFromHere: boolean,
) => {
  ids: ReadonlyMap<ReferenceId, ReferenceId>;
  paste: (write: (transaction: Transaction) => void) => void;
};

type ClipboardOptions = {
  directory: TokenDirectory;
  promptId: PromptId;
  /** Hears of each reference that is copied. */
  onCopy: (id: ReferenceId) => void;
  onCopied: TakeCopied;
  /** Gets what may be a provider's request, key and all, instead of the text. */
  onRequest: (text: string) => void;
};

/**
 * Copying gives plain text in the "@Image1" spelling, and HTML of our own that holds each token's reference. Pasting our
 * own HTML keeps the tokens and brings their files; everything else is pasted as plain text.
 */
export function createClipboard(options: ClipboardOptions): EditorProps {
  const { directory, onRequest } = options;
  const word = (id: string) => {
    const face = directory.face(id);
    const ordinal = Number(/\d+$/.exec(face.label)?.[0]);
    return face.isMissing || !face.kind ? face.name : dialects.at.write(face.kind, ordinal);
  };
  const tokenElement = (node: Node) => {
    const reference = directory.reference(String(node.attrs["id"]));
    if (reference) options.onCopy(reference.id);
    const text = word(String(node.attrs["id"]));
    return reference ? (["span", referenceAttributes(reference), text] as const) : (["span", text] as const);
  };
  const serializer = new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(schema), reference: tokenElement },
    {},
  );
  serializer.serializeFragment = withMark(options.promptId, serializer.serializeFragment.bind(serializer));

  return {
    clipboardSerializer: serializer,
    clipboardTextSerializer: (slice) =>
      slice.content.textBetween(0, slice.content.size, "\n", (node) => word(String(node.attrs["id"]))),
    clipboardTextParser: (text) => sliceOfText(text),
    handleDOMEvents: {
      // Before the library, which would read foreign HTML first.
      paste(view, event) {
        const html = event.clipboardData?.getData("text/html") ?? "";
        const text = event.clipboardData?.getData("text/plain") ?? "";
        event.preventDefault();
        if (html.includes(mark)) pasteOwn(view, html, options);
        else if (mayBeRequest(text)) onRequest(text);
        else if (text !== "") view.pasteText(text);
        return true;
      },
      drop(view, event) {
        const text = event.dataTransfer?.getData("text/plain") ?? "";
        if (view.dragging || event.dataTransfer?.types.includes("Files") || !mayBeRequest(text)) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
        onRequest(text);
        return true;
      },
    },
  };
}

function pasteOwn(view: EditorView, html: string, { promptId, onCopied }: ClipboardOptions): void {
  const pasted = new window.DOMParser().parseFromString(html, "text/html");
  const isFromHere = pasted.querySelector(`[${mark}]`)?.getAttribute(mark) === promptId;
  const tokens = [...pasted.querySelectorAll("[data-reference]")].map(parseReferenceElement);
  const { ids, paste } = onCopied(
    tokens.filter((reference) => reference !== null),
    isFromHere,
  );
  const slice = DOMParser.fromSchema(schema).parseSlice(pasted.body, { preserveWhitespace: "full" });
  const insert = (content: Fragment) => {
    if (view.isDestroyed) return;
    const clean = new Slice(meaning(content, ids), slice.openStart, slice.openEnd);
    paste((transaction) => transaction.replaceSelection(clean).setMeta("paste", true).scrollIntoView());
  };
  if (!mayHoldSecret(pasted.body.textContent)) return insert(slice.content);
  void cleanFragment(slice.content).then(insert, () =>
    showToast({ title: exchangeMessages.notLookedAt, tone: "failed" }),
  );
}

/** The same with tokens of this prompt's references. */
function meaning(content: Fragment, ids: ReadonlyMap<string, ReferenceId>): Fragment {
  return Fragment.from(
    content.content.map((node) => {
      if (node.isText) return node;
      const id = ids.get(String(node.attrs["id"]));
      return id ? schema.node("reference", { id }) : node.copy(meaning(node.content, ids));
    }),
  );
}

/** The same without keys, which somebody may have typed where it was copied. */
async function cleanFragment(content: Fragment): Promise<Fragment> {
  const { removeSecrets } = await import("#lib/domain/exchange/redact-secrets.ts");
  const clean = (fragment: Fragment): Fragment =>
    Fragment.from(
      fragment.content.map((node) =>
        node.isText ? schema.text(removeSecrets(node.text ?? "").text) : node.copy(clean(node.content)),
      ),
    );
  return clean(content);
}

/** Every line of a text as a paragraph, open at both ends so that it joins what stands around it. */
function sliceOfText(text: string): Slice {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const paragraphs = lines.map((line) =>
    schema.node("paragraph", null, line === "" ? [] : [schema.text(line)]),
  );
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

type Serialize = DOMSerializer["serializeFragment"];

function withMark(promptId: PromptId, serialize: Serialize): Serialize {
  return (fragment, options, target) => {
    const result = serialize(fragment, options, target);
    const [first] = [...result.childNodes];
    if (first instanceof HTMLElement) first.setAttribute(mark, promptId);
    return result;
  };
}
