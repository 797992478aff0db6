-- Whether drafts, which cost nothing, are among the clips that visitors vote on.
ALTER TABLE "gallery" ADD COLUMN "votes_with_drafts" BOOLEAN NOT NULL DEFAULT false;
