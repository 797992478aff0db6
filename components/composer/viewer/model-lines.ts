import { shortNames } from "#components/composer/fit/short-names.ts";
import { isWaiting, type ModelVerdict } from "#components/composer/models/judge-models.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { issueText } from "#lib/domain/limits/messages.ts";
import { isLeftOut } from "#lib/domain/prompt/arrange-references.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { trayMessages } from "#components/composer/references/messages.ts";
import { viewerMessages as messages } from "./messages.ts";

/** What one chosen model says of one reference, in a line. */
export type ModelLine = {
  modelId: string;
  name: string;
  state: "fits" | "refused" | "changed" | "waiting";
  words: string;
};

/** One line per chosen model, in their order: what it refuses first, then what it changes. */
export function modelLines(
  reference: Pick<Reference, "id" | "kind" | "role">,
  verdicts: readonly ModelVerdict[],
): ModelLine[] {
  const names = shortNames(verdicts);
  return verdicts.map(({ model, issues }, index) => {
    const own = issues.filter(({ path }) => path[0] === "references" && path[1] === reference.id);
    const of = (severity: Issue["severity"]) =>
      own.filter((issue) => issue.severity === severity && !isWaiting(issue));
    return { modelId: model.id, name: names[index]!, ...answer() }; // one each

    function answer(): Pick<ModelLine, "state" | "words"> {
      const [errors, losses] = [of("error"), of("loss")];
      if (isLeftOut(reference, model)) return { state: "changed", words: messages.leftOut };
      // The file's own trouble is told beside it, once.
      const lacking = errors.find(({ code }) => code === "asset-not-ready");
      if (lacking) {
        const isGone = lacking.params["state"] === "missing";
        return { state: "refused", words: isGone ? trayMessages.deleted : trayMessages.unreadable };
      }
      if (errors.length > 0) return { state: "refused", words: inWords(errors) };
      if (own.some(isWaiting)) return { state: "waiting", words: trayMessages.waiting };
      if (losses.length > 0) return { state: "changed", words: inWords(losses) };
      return { state: "fits", words: messages.fits };
    }
  });
}

function inWords([first, ...more]: readonly Issue[]): string {
  if (!first) return "";
  const text = issueText(first);
  return more.length > 0 ? messages.andMore(text, more.length) : text;
}
