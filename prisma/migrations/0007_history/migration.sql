-- What a text is found by, the same for prompts and for what is searched: the words of scripts that are written with spaces, and of
-- the others (Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer, pictograms) every character with the one after it. The last
-- one of a row stands alone, so that a single character is found wherever it stands, as the beginning of a term.
-- Accents do not count, nor does the width of a character, or its case.
CREATE FUNCTION "search_terms"("words" TEXT) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  WITH "plain" AS (
    SELECT lower(normalize(regexp_replace(normalize(left("words", 100000), NFKD), '[\u0300-\u036f]', '', 'g'), NFKC)) AS "text"
  ), "part" AS (
    SELECT "found"[1] AS "row", "found"[2] AS "word"
    FROM "plain", regexp_matches("text",
      '([\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u318f\u31a0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U0001f000-\U0001faff\U00020000-\U0003ffff]+)'
      || '|([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2000-\u2bff\u2e00-\u2e7f\u3000-\u318f\u31a0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\uf8ff\uf900-\ufaff\ufe00-\ufe6f\U0001f000-\U0001faff\U00020000-\U0003ffff]+)',
      'g') AS "found"
  ), "term" AS (
    SELECT left("word", 60) AS "text" FROM "part" WHERE "word" IS NOT NULL
    UNION
    SELECT "pair"."text" FROM "part", LATERAL (
      SELECT "one" || COALESCE(lead("one") OVER (ORDER BY "place"), '') AS "text"
      FROM string_to_table("row", NULL) WITH ORDINALITY AS "character"("one", "place")
    ) AS "pair"
  )
  SELECT COALESCE(array_agg("text"), '{}') FROM "term"
);

-- What is searched, as a question: every term of it has to be there, a word by its beginning (but one letter alone is meant as it
-- is). Null where nothing in it can be searched for.
CREATE FUNCTION "search_query"("words" TEXT) RETURNS TSQUERY
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT string_agg('''' || "term" || CASE WHEN "term" ~ '^[a-z0-9]$' THEN '''' ELSE ''':*' END, ' & ')::tsquery
  FROM unnest("search_terms"("words")) AS "term"
);

-- The words of a run: those of its prompt, and the names of its references.
CREATE FUNCTION "snapshot_words"("snapshot" JSONB) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT string_agg("words", ' ') FROM (
    SELECT "node"->>'text' AS "words" FROM jsonb_array_elements("snapshot"#>'{prompt,body}') AS "node"
    UNION ALL
    SELECT "reference"->>'name' FROM jsonb_array_elements("snapshot"#>'{prompt,references}') AS "reference"
  ) AS "all"
);

CREATE FUNCTION "snapshot_kinds"("snapshot" JSONB) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT COALESCE(array_agg(DISTINCT "reference"->>'kind'), '{}')
  FROM jsonb_array_elements("snapshot"#>'{prompt,references}') AS "reference"
);

ALTER TABLE "run" ADD COLUMN "search" TSVECTOR
  GENERATED ALWAYS AS (array_to_tsvector("search_terms"("snapshot_words"("snapshot")))) STORED;
ALTER TABLE "run" ADD COLUMN "kinds" TEXT[] GENERATED ALWAYS AS ("snapshot_kinds"("snapshot")) STORED;
-- Ten thousand words are counted instead of one thousand: of one that is not among them a few runs are expected, and it is
-- looked up in its index, instead of in one run after the other until a page of them is found.
ALTER TABLE "run" ALTER COLUMN "search" SET STATISTICS 1000;
CREATE INDEX "run_search_idx" ON "run" USING GIN ("search");
CREATE INDEX "run_kinds_idx" ON "run" USING GIN ("kinds");

ALTER TABLE "generation" ADD COLUMN "is_favourite" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "generation" ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
-- Taken out of the history. Its files go ten minutes later, the row stays, for what was paid.
ALTER TABLE "generation" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
CREATE INDEX "generation_history_idx" ON "generation"("member_id", "run_id") WHERE ("deleted_at" IS NULL);
CREATE INDEX "generation_model_idx" ON "generation"("member_id", "model_id", "run_id") WHERE ("deleted_at" IS NULL);
CREATE INDEX "generation_status_idx" ON "generation"("member_id", "status", "run_id") WHERE ("deleted_at" IS NULL);
CREATE INDEX "generation_cost_idx" ON "generation"("member_id", "cost_micro", "run_id") WHERE ("deleted_at" IS NULL);
CREATE INDEX "generation_favourite_idx" ON "generation"("member_id", "run_id")
  WHERE ("is_favourite" AND "deleted_at" IS NULL);
CREATE INDEX "generation_tagged_idx" ON "generation"("member_id", "run_id")
  WHERE ("tags" <> '{}' AND "deleted_at" IS NULL);
