import { Panel } from "#components/ui/panel.tsx";
import type { GalleryDocument } from "#lib/domain/gallery/gallery.ts";
import { ChoiceList } from "./choice-list.tsx";
import type { GallerySaver } from "./gallery-saver.ts";

type AllowedPanelProps = { document: GalleryDocument; saver: GallerySaver; hasPassword: boolean };

/** What visitors may do beside looking. */
export function AllowedPanel({ document, saver, hasPassword }: AllowedPanelProps) {
  return (
    <Panel title="What visitors may do">
      <ChoiceList
        {...{ document, saver }}
        choices={[
          { name: "allowsDownloads", label: "Download the videos" },
          { name: "allowsHearts", label: "Leave hearts" },
          { name: "allowsComments", label: "Comment, under a name they type" },
          {
            name: "approvesComments",
            label: "Comments wait for my approval",
            isDisabled: !document.allowsComments,
          },
          {
            name: "allowsVotes",
            label: "Vote blind between two",
            description: document.items.length < 2 ? "It takes two clips." : undefined,
          },
          {
            name: "allowsRemix",
            label: "Remix",
            description:
              "Gives the prompt of a clip that shows it as a file. References that are hidden stay empty places in it.",
          },
          {
            name: "allowsEmbedding",
            label: "Embed it in other pages",
            description: hasPassword
              ? "Not while there is a password: it cannot be given in a page elsewhere."
              : "Anyone with the link can then show it in a page of theirs.",
          },
        ]}
      />
    </Panel>
  );
}
