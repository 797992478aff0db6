import { DOMParser, DOMSerializer, Fragment, type Node, Slice } from "prosemirror-model";
import { Selection } from "prosemirror-state";
import type { EditorProps, EditorView } from "prosemirror-view";
import { dialects } from "#lib/domain/prompt/dialect.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { parseReferenceElement, referenceAttributes } from "./reference-element.ts";
import { mayBeRequest } from "#components/composer/import/may-be-request.ts";
import { showToast } from "#components/ui/toast.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { mayHoldSecret } from "#lib/domain/exchange/may-hold-secret.ts";
import { schema } from "./schema.ts";
import type { TokenDirectory } from "./token-directory.ts";

const mark = "data-triptych-prompt";

/**
 * Copying gives plain text in the "@Image1" spelling, and HTML of our own that holds each token's reference. Pasting our
 * own HTML keeps the tokens; everything else is pasted as plain text. `onForeign` hears of tokens whose reference is
 * not in this prompt: they stay tokens and show as missing, since a token never comes to mean another file. `onRequest` gets what
 * may be a provider's request, key and all, instead of the text.
 */
export function createClipboard(
  directory: TokenDirectory,
  onForeign: (references: Reference[]) => void,
  onRequest: (text: string) => void,
): EditorProps {
  const word = (id: string) => {
    const face = directory.face(id);
    const ordinal = Number(/\d+$/.exec(face.label)?.[0]);
    return face.isMissing || !face.kind ? face.name : dialects.at.write(face.kind, ordinal);
  };
  const tokenElement = (node: Node) => {
    const reference = directory.reference(String(node.attrs["id"]));
    const text = word(String(node.attrs["id"]));
    return reference ? (["span", referenceAttributes(reference), text] as const) : (["span", text] as const);
  };
  const serializer = new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(schema), reference: tokenElement },
    {},
  );
  serializer.serializeFragment = withMark(serializer.serializeFragment.bind(serializer));

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
        if (html.includes(mark)) pasteOwn(view, html, directory, onForeign);
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

function pasteOwn(
  view: EditorView,
  html: string,
  directory: TokenDirectory,
  onForeign: (references: Reference[]) => void,
): void {
  const pasted = new window.DOMParser().parseFromString(html, "text/html");
  const foreign = [...pasted.querySelectorAll("[data-reference]")]
    .map(parseReferenceElement)
    .filter((reference) => reference !== null)
    .filter((reference) => directory.reference(reference.id) === null);
  if (foreign.length > 0) onForeign(foreign);
  const slice = DOMParser.fromSchema(schema).parseSlice(pasted.body, { preserveWhitespace: "full" });
  const insert = (content: Fragment) => {
    if (view.isDestroyed) return;
    const clean = new Slice(content, slice.openStart, slice.openEnd);
    view.dispatch(view.state.tr.replaceSelection(clean).setMeta("paste", true).scrollIntoView());
  };
  if (!mayHoldSecret(pasted.body.textContent)) return insert(slice.content);
  void cleanFragment(slice.content).then(insert, () =>
    showToast({ title: exchangeMessages.notLookedAt, tone: "failed" }),
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

function withMark(serialize: Serialize): Serialize {
  return (fragment, options, target) => {
    const result = serialize(fragment, options, target);
    const [first] = [...result.childNodes];
    if (first instanceof HTMLElement) first.setAttribute(mark, "");
    return result;
  };
}
