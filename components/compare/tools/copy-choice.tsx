import { Button } from "#components/ui/button.tsx";

type CopyChoiceProps = {
  /** Whether any of the pictures is a comparing copy. */
  showsCopies: boolean;
  wantsOriginals: boolean;
  onChange: (wantsOriginals: boolean) => void;
};

/** Which copy is shown, and the other one a press away: pixels are judged on originals. */
export function CopyChoice({ showsCopies, wantsOriginals, onChange }: CopyChoiceProps) {
  return (
    <div className="flex items-center gap-2 text-12 text-quiet">
      <span data-tooltip={showsCopies ? "The same frames and times, 540 lines" : "Every pixel that came"}>
        {showsCopies ? "Comparing copies" : "Originals"}
      </span>
      {(showsCopies || wantsOriginals) && (
        <Button size="small" variant="quiet" onClick={() => onChange(!wantsOriginals)}>
          {wantsOriginals ? "Show comparing copies" : "Show originals"}
        </Button>
      )}
    </div>
  );
}
