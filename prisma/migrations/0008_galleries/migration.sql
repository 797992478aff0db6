-- Chosen generations arranged for others, reachable by a link.
CREATE TABLE "gallery" (
  "id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "introduction" TEXT NOT NULL DEFAULT '',
  "layout" TEXT NOT NULL DEFAULT 'wall',
  "shows_prompts" BOOLEAN NOT NULL DEFAULT false,
  "shows_models" BOOLEAN NOT NULL DEFAULT false,
  "shows_settings" BOOLEAN NOT NULL DEFAULT false,
  "allows_downloads" BOOLEAN NOT NULL DEFAULT false,
  "allows_hearts" BOOLEAN NOT NULL DEFAULT false,
  "allows_comments" BOOLEAN NOT NULL DEFAULT false,
  "approves_comments" BOOLEAN NOT NULL DEFAULT true,
  "allows_votes" BOOLEAN NOT NULL DEFAULT false,
  "allows_remix" BOOLEAN NOT NULL DEFAULT false,
  "allows_embedding" BOOLEAN NOT NULL DEFAULT false,
  "token_hash" TEXT,
  "linked_at" TIMESTAMPTZ(3),
  "password_hash" TEXT,
  "expires_at" TIMESTAMPTZ(3),
  "link_version" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "view_count" INTEGER NOT NULL DEFAULT 0,
  "download_count" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "gallery_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gallery_layout_check" CHECK ("layout" IN ('wall', 'story', 'side-by-side'))
);
CREATE UNIQUE INDEX "gallery_token_hash_key" ON "gallery"("token_hash");
CREATE INDEX "gallery_member_id_updated_at_id_idx" ON "gallery"("member_id", "updated_at", "id");

-- One generation in a gallery. Its id is all that visitors know it by.
CREATE TABLE "gallery_item" (
  "id" UUID NOT NULL,
  "gallery_id" UUID NOT NULL,
  "generation_id" UUID NOT NULL,
  "place" INTEGER NOT NULL,
  "caption" TEXT NOT NULL DEFAULT '',
  "shows_prompt" BOOLEAN,
  "shows_model" BOOLEAN,
  "shows_settings" BOOLEAN,
  "shown_references" UUID[] DEFAULT ARRAY[]::UUID[],
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "removed_at" TIMESTAMPTZ(3),
  CONSTRAINT "gallery_item_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "gallery_item_gallery_id_generation_id_key" ON "gallery_item"("gallery_id", "generation_id");
CREATE INDEX "gallery_item_gallery_id_place_idx" ON "gallery_item"("gallery_id", "place");
CREATE INDEX "gallery_item_generation_id_idx" ON "gallery_item"("generation_id");

-- Words of a visitor, of the gallery or at a time in one of its clips.
CREATE TABLE "gallery_comment" (
  "id" UUID NOT NULL,
  "gallery_id" UUID NOT NULL,
  "item_id" UUID,
  "name" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "at_ms" INTEGER,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "approved_at" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "gallery_comment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gallery_comment_at_ms_check" CHECK ("at_ms" >= 0)
);
CREATE INDEX "gallery_comment_gallery_id_created_at_id_idx" ON "gallery_comment"("gallery_id", "created_at", "id");
CREATE INDEX "gallery_comment_item_id_idx" ON "gallery_comment"("item_id");

CREATE TABLE "gallery_heart" (
  "item_id" UUID NOT NULL,
  "visitor_hash" TEXT NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "gallery_heart_pkey" PRIMARY KEY ("item_id", "visitor_hash")
);

-- What a visitor said of two items whose names they did not see.
CREATE TABLE "gallery_vote" (
  "id" UUID NOT NULL,
  "gallery_id" UUID NOT NULL,
  "first_item_id" UUID NOT NULL,
  "second_item_id" UUID NOT NULL,
  "better" TEXT NOT NULL,
  "visitor_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "gallery_vote_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gallery_vote_better_check" CHECK ("better" IN ('first', 'second', 'neither')),
  CONSTRAINT "gallery_vote_order_check" CHECK ("first_item_id" < "second_item_id")
);
CREATE UNIQUE INDEX "gallery_vote_first_item_id_second_item_id_visitor_hash_key" ON "gallery_vote"("first_item_id", "second_item_id", "visitor_hash");
CREATE INDEX "gallery_vote_gallery_id_idx" ON "gallery_vote"("gallery_id");

ALTER TABLE "gallery" ADD CONSTRAINT "gallery_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_item" ADD CONSTRAINT "gallery_item_gallery_id_fkey" FOREIGN KEY ("gallery_id") REFERENCES "gallery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_item" ADD CONSTRAINT "gallery_item_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_comment" ADD CONSTRAINT "gallery_comment_gallery_id_fkey" FOREIGN KEY ("gallery_id") REFERENCES "gallery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_comment" ADD CONSTRAINT "gallery_comment_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "gallery_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_heart" ADD CONSTRAINT "gallery_heart_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "gallery_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_vote" ADD CONSTRAINT "gallery_vote_gallery_id_fkey" FOREIGN KEY ("gallery_id") REFERENCES "gallery"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_vote" ADD CONSTRAINT "gallery_vote_first_item_id_fkey" FOREIGN KEY ("first_item_id") REFERENCES "gallery_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "gallery_vote" ADD CONSTRAINT "gallery_vote_second_item_id_fkey" FOREIGN KEY ("second_item_id") REFERENCES "gallery_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
