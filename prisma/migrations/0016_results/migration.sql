-- A row is one result: a further film of an answer is a row of its own, beside the generation that was paid.
ALTER TABLE "generation" ADD COLUMN     "answer_place" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "attempt_id" UUID,
ADD COLUMN     "output" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "output_of_id" UUID,
ADD COLUMN     "shortfall" JSONB;

-- Until now further films were files of that generation. Each gets a row, under the id that its file has.
INSERT INTO "generation" ("id", "member_id", "run_id", "model_id", "variation", "output", "output_of_id", "attempt_id", "answer_place",
  "billing", "status", "request", "sent", "issues", "compiled_hash", "model_version", "media", "due_at",
  "created_at", "accepted_at", "ready_at", "finished_at", "deleted_at")
SELECT f."id", g."member_id", g."run_id", g."model_id", g."variation", f."output", g."id", answered."id", f."output",
  g."billing", 'done', g."request", g."sent", g."issues", g."compiled_hash", g."model_version", g."media", NULL,
  g."created_at", g."accepted_at", g."ready_at", g."finished_at", COALESCE(g."deleted_at", f."deleted_at")
FROM (
  SELECT "id", "generation_id", "deleted_at", 1 + row_number() OVER (PARTITION BY "generation_id" ORDER BY "id") AS "output"
  FROM "asset" WHERE "output_role" = 'further' AND "kind" = 'video') f
JOIN "generation" g ON g."id" = f."generation_id"
JOIN LATERAL (SELECT a."id" FROM "attempt" a WHERE a."generation_id" = g."id"
  ORDER BY a."created_at" DESC, a."id" DESC LIMIT 1) answered ON true;
UPDATE "asset" SET "generation_id" = "id", "output_role" = 'result'
WHERE "output_role" = 'further' AND EXISTS (SELECT 1 FROM "generation" g WHERE g."id" = "asset"."id");
UPDATE "asset" SET "output_role" = 'last-frame' WHERE "output_role" = 'further';

-- The same for those that are still to be fetched, or whose links were kept. Their ids are as old as the generation.
INSERT INTO "generation" ("id", "member_id", "run_id", "model_id", "variation", "output", "output_of_id", "attempt_id", "answer_place",
  "billing", "status", "request", "sent", "issues", "compiled_hash", "model_version", "media", "pending_outputs", "failure", "due_at",
  "deadline_at", "created_at", "accepted_at", "ready_at", "finished_at", "deleted_at")
SELECT overlay(gen_random_uuid()::text placing left(g."id"::text, 15) from 1)::uuid, g."member_id", g."run_id", g."model_id",
  g."variation", f."output", g."id", answered."id", f."output",
  g."billing", g."status", g."request", g."sent", g."issues", g."compiled_hash", g."model_version", g."media",
  jsonb_build_array(f."pending" || '{"role": "result"}'), g."failure", g."due_at",
  g."deadline_at", g."created_at", g."accepted_at", g."ready_at", g."finished_at", g."deleted_at"
FROM "generation" g
CROSS JOIN LATERAL (SELECT p."pending", 1 + row_number() OVER (ORDER BY p."at") AS "output"
  FROM jsonb_array_elements(g."pending_outputs") WITH ORDINALITY AS p ("pending", "at")
  WHERE p."pending" ->> 'role' = 'further') f
JOIN LATERAL (SELECT a."id" FROM "attempt" a WHERE a."generation_id" = g."id"
  ORDER BY a."created_at" DESC, a."id" DESC LIMIT 1) answered ON true
WHERE g."pending_outputs" @> '[{"role": "further"}]' AND g."status" IN ('saving', 'failed');
UPDATE "generation" SET "pending_outputs" = (
  SELECT jsonb_agg(p."pending" ORDER BY p."at")
  FROM jsonb_array_elements("generation"."pending_outputs") WITH ORDINALITY AS p ("pending", "at")
  WHERE p."pending" ->> 'role' <> 'further')
WHERE "pending_outputs" @> '[{"role": "further"}]';

-- A further output was never asked for by itself: it has an answer to come from, and is never on its way to a provider.
ALTER TABLE "generation" ADD CONSTRAINT "generation_output_check" CHECK ("output" >= 1 AND "answer_place" >= 1
  AND ("output" = 1) = ("output_of_id" IS NULL) AND ("attempt_id" IS NULL) = ("answer_place" = 1)
  AND ("output" > 1 OR "attempt_id" IS NULL));
ALTER TABLE "generation" ADD CONSTRAINT "generation_output_status_check" CHECK ("output" = 1
  OR "status" IN ('running', 'saving', 'done', 'failed', 'canceled'));
ALTER TABLE "asset" ADD CONSTRAINT "asset_output_role_check" CHECK ("output_role" IN ('result', 'last-frame'));

-- CreateIndex
CREATE UNIQUE INDEX "generation_output_of_id_output_key" ON "generation"("output_of_id", "output");

-- CreateIndex
CREATE UNIQUE INDEX "generation_attempt_id_answer_place_key" ON "generation"("attempt_id", "answer_place");

-- AddForeignKey
ALTER TABLE "generation" ADD CONSTRAINT "generation_output_of_id_fkey" FOREIGN KEY ("output_of_id") REFERENCES "generation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation" ADD CONSTRAINT "generation_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
