import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";
import { editorMessages } from "./messages.ts";
import type { TokenDirectory } from "./token-directory.ts";

/**
 * The chip of a token. It asks the directory what to show and asks again whenever the list of references changes, so
 * that reordering renumbers every chip without touching the document. It reads "Image 1, hero.png".
 */
export function createTokenView(node: Node, directory: TokenDirectory): NodeView {
  const id = String(node.attrs["id"]);
  const dom = document.createElement("span");
  dom.contentEditable = "false";
  dom.dataset["token"] = id;
  dom.dir = "auto"; // its words do not turn the line
  const picture = document.createElement("span");
  picture.ariaHidden = "true";
  const label = document.createElement("span");
  const rest = document.createElement("span");
  rest.className = "token-rest";
  dom.append(picture, label, rest);

  const show = () => {
    const face = directory.face(id);
    dom.className = face.isMissing ? "token token-missing" : `token token-${face.kind}`;
    dom.title = face.isMissing ? editorMessages.wasRemoved(face.name) : face.name;
    label.textContent = face.label;
    rest.textContent = face.isMissing ? editorMessages.missing : `, ${face.name}`;
    picture.className = "token-picture";
    const image = picture.querySelector("img");
    if (!face.pictureUrl) image?.remove();
    else if (image?.getAttribute("src") !== face.pictureUrl) {
      const next = image ?? document.createElement("img");
      next.alt = "";
      next.draggable = false;
      next.src = face.pictureUrl;
      picture.replaceChildren(next);
    }
  };
  show();
  const unsubscribe = directory.subscribe(show);
  return {
    dom,
    destroy: unsubscribe,
    ignoreMutation: () => true,
    update: (next) => next.type === node.type && next.attrs["id"] === id,
  };
}
