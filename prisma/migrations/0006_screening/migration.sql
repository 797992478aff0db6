-- What a member thinks of a generation, openly. What was said with the names hidden is kept in "blind_verdict".
CREATE TABLE "verdict" (
  "generation_id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "choice" TEXT,
  "stars" INTEGER,
  "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "verdict_pkey" PRIMARY KEY ("generation_id"),
  CONSTRAINT "verdict_choice_check" CHECK ("choice" IN ('keep', 'tweak', 'reject')),
  CONSTRAINT "verdict_stars_check" CHECK ("stars" BETWEEN 1 AND 5)
);
CREATE INDEX "verdict_member_id_decided_at_idx" ON "verdict"("member_id", "decided_at");

-- Words at a time in a clip.
CREATE TABLE "note" (
  "id" UUID NOT NULL,
  "generation_id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "at_ms" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "note_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "note_at_ms_check" CHECK ("at_ms" >= 0)
);
CREATE INDEX "note_generation_id_at_ms_idx" ON "note"("generation_id", "at_ms");

-- A comparison with the names hidden. Its order is drawn once and kept.
CREATE TABLE "blind_comparison" (
  "id" UUID NOT NULL,
  "run_id" UUID NOT NULL,
  "member_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "revealed_at" TIMESTAMPTZ(3),
  CONSTRAINT "blind_comparison_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "blind_comparison_run_id_idx" ON "blind_comparison"("run_id");
CREATE INDEX "blind_comparison_member_id_revealed_at_idx" ON "blind_comparison"("member_id", "revealed_at");

-- One clip of a hidden comparison: "A" is place 0. Its id is what the page knows it by, and tells nothing.
CREATE TABLE "blind_clip" (
  "id" UUID NOT NULL,
  "comparison_id" UUID NOT NULL,
  "generation_id" UUID NOT NULL,
  "place" INTEGER NOT NULL,
  "choice" TEXT,
  "stars" INTEGER,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "blind_clip_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "blind_clip_choice_check" CHECK ("choice" IN ('keep', 'tweak', 'reject')),
  CONSTRAINT "blind_clip_stars_check" CHECK ("stars" BETWEEN 1 AND 5)
);
CREATE UNIQUE INDEX "blind_clip_comparison_id_place_key" ON "blind_clip"("comparison_id", "place");
CREATE UNIQUE INDEX "blind_clip_comparison_id_generation_id_key" ON "blind_clip"("comparison_id", "generation_id");
CREATE INDEX "blind_clip_generation_id_idx" ON "blind_clip"("generation_id");

-- The press of "one more of each" that asked for it: the same press twice asks once.
ALTER TABLE "generation" ADD COLUMN "client_key" UUID;
CREATE UNIQUE INDEX "generation_run_id_client_key_model_id_key" ON "generation"("run_id", "client_key", "model_id");

-- Small copies with a key frame every half second, for playing several at once.
ALTER TABLE "derivative" DROP CONSTRAINT "derivative_kind_check";
ALTER TABLE "derivative" ADD CONSTRAINT "derivative_kind_check" CHECK ("kind" IN ('poster', 'waveform', 'preview', 'sendable', 'compare'));

-- How far a clip's beginning lies after the common zero, as its member set it.
ALTER TABLE "generation" ADD COLUMN "offset_ms" INTEGER NOT NULL DEFAULT 0;

-- The loudness of a sound, in LUFS (EBU R 128, integrated), null where there is none or it is silent.
ALTER TABLE "blob" ADD COLUMN "loudness_lufs" DOUBLE PRECISION;

-- Whether keys work as shortcuts for this member.
ALTER TABLE "member" ADD COLUMN "uses_shortcuts" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "verdict" ADD CONSTRAINT "verdict_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "note" ADD CONSTRAINT "note_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "note" ADD CONSTRAINT "note_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "blind_comparison" ADD CONSTRAINT "blind_comparison_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "blind_comparison" ADD CONSTRAINT "blind_comparison_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "blind_clip" ADD CONSTRAINT "blind_clip_comparison_id_fkey" FOREIGN KEY ("comparison_id") REFERENCES "blind_comparison"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "blind_clip" ADD CONSTRAINT "blind_clip_generation_id_fkey" FOREIGN KEY ("generation_id") REFERENCES "generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Results that were read before are read again, so that they get a loudness and a comparing copy. The worker's sweep gives
-- every blob without a job one.
UPDATE "blob" b SET "state" = 'measuring'
WHERE b."state" = 'ready'
  AND b."format" IN ('mp4', 'mov', 'webm')
  AND EXISTS (SELECT 1 FROM "asset" a WHERE a."blob_id" = b."id" AND a."generation_id" IS NOT NULL);
