import { CopyField } from "./copy-field.tsx";
import { embedCode } from "./embed-code.ts";

type LinkShownProps = { link: string; title: string; allowsEmbedding: boolean };

/** The link, and what puts the gallery into other pages where that is allowed. */
export function LinkShown({ link, title, allowsEmbedding }: LinkShownProps) {
  return (
    <>
      <CopyField label="Link" copyLabel="Copy link" what="The link" value={link} />
      {isThisMachine(link) && (
        <p className="text-13 text-unconfirmed">
          Only this machine can open it: the studio’s own address (APP_URL) is local.
        </p>
      )}
      {allowsEmbedding && (
        <CopyField
          label="Embed code"
          description="For a page of yours: it holds the link."
          copyLabel="Copy embed code"
          what="The embed code"
          value={embedCode(link, title)}
        />
      )}
    </>
  );
}

function isThisMachine(link: string): boolean {
  const { hostname } = new URL(link);
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^(127\.|\[::1\]$)/.test(hostname);
}
