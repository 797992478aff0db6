-- What was drawn on the frame that words are about.
ALTER TABLE "note" ADD COLUMN "drawing" JSONB;
ALTER TABLE "note" ADD CONSTRAINT "note_drawing_check" CHECK (octet_length("drawing"::text) <= 32768);
ALTER TABLE "gallery_comment" ADD COLUMN "drawing" JSONB;
ALTER TABLE "gallery_comment" ADD CONSTRAINT "gallery_comment_drawing_check" CHECK (octet_length("drawing"::text) <= 32768);
