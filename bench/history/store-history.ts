import pg from "pg";

/** Six thousand words of two to four syllables; as in any language a few are in most prompts, and most are in few. */
const vocabulary = `SELECT array_agg(first || second || third || fourth ORDER BY md5(first || second || third || fourth)) AS list FROM
  unnest(ARRAY['ka','lo','mi','ne','pu','ra','si','to','va','wen','zor','bri','dal','fen','gul']) AS first,
  unnest(ARRAY['ba','cer','dun','el','far','gis','hol','in','jor','kel','lum','mar']) AS second,
  unnest(ARRAY['','d','n','r','s','tan','ter','ley','ing','ous','ure']) AS third, unnest(ARRAY['','a','o']) AS fourth`;

/**
 * A member with so many runs of two generations each, over two years, as a busy studio's: most are done with a video and a poster,
 * some failed, some are judged, tagged, favourites; each was asked for once; words in English and Chinese. A tenth more belongs to somebody else. Gives the
 * member's id.
 */
export async function storeHistory(databaseUrl: string, runs: number): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(`
    INSERT INTO member (id, name, email, updated_at)
    VALUES (uuidv7(), 'Ada', 'ada@example.com', now()), (uuidv7(), 'Bea', 'bea@example.com', now()) RETURNING id`);
  const [ada, bea] = rows as [{ id: string }, { id: string }]; // two were asked for
  await storeRunsOf(client, ada.id, runs);
  await storeRunsOf(client, bea.id, Math.ceil(runs / 10));
  await client.query("VACUUM ANALYZE");
  await client.end();
  return ada.id;
}

/** The runs of one member. */
export async function storeRunsOf(client: pg.Client, memberId: string, runs: number): Promise<void> {
  // The latest last, as in life: number ${runs} is now.
  await client.query(
    `WITH words AS (${vocabulary}) INSERT INTO run (id, member_id, client_key, created_at, snapshot)
     SELECT uuidv7(age), $1, gen_random_uuid(), now() + age, jsonb_build_object('assets', '[]'::jsonb, 'prompt', jsonb_build_object(
       'version', 1, 'removed', '[]'::jsonb, 'modelIds', '[]'::jsonb, 'overrides', '{}'::jsonb,
       'settings', '{"durationMs":5000,"aspectRatio":"16:9","resolution":"720p","sound":true,"seed":null,"negativePrompt":"","fixedCamera":false,"variations":1}'::jsonb,
       'body', jsonb_build_array(jsonb_build_object('type', 'text', 'text', words)),
       'references', CASE WHEN n % 500 = 0 THEN jsonb_build_array(reference('audio'))
         WHEN n % 3 = 0 THEN jsonb_build_array(reference('image'), reference('video'))
         WHEN n % 3 = 1 THEN jsonb_build_array(reference('image')) ELSE '[]'::jsonb END))
     FROM (SELECT n, (n - $2::int) * interval '20 minutes' AS age,
       (SELECT string_agg(words.list[1 + (5900 * ((n::bigint * 7919 + k * 104729) % 10007 / 10007.0) ^ 4)::int], ' ') FROM generate_series(1, 40) AS k)
       || CASE WHEN n % 2 = 0 THEN ' a kite' ELSE '' END || CASE WHEN n % 10 = 0 THEN ' red' ELSE '' END
       || CASE WHEN n % 25 = 0 THEN ' harbour' ELSE '' END || CASE WHEN n % 7000 = 0 THEN ' zeppelin' ELSE '' END
       || CASE WHEN n % 4 = 0 THEN ' 一只猫在屋顶上看着月亮' ELSE '' END || ' take ' || n AS words
       FROM generate_series(1, $2::int) AS n, words) AS runs`.replaceAll(
      /reference\('(\w+)'\)/g,
      `jsonb_build_object('id', gen_random_uuid(), 'assetId', NULL, 'kind', '$1', 'name', 'hero.$1', 'role', NULL)`,
    ),
    [memberId, runs],
  );
  await client.query(
    `INSERT INTO generation (id, member_id, run_id, model_id, variation, billing, status, request, issues, compiled_hash, model_version,
       media, created_at, finished_at, due_at, cost_micro, cost_currency, is_favourite, tags, failure)
     SELECT gen_random_uuid(), member_id, id, CASE WHEN n < $2::int / 100 THEN 'oxen/retired' WHEN k = 1 THEN 'oxen/kite' ELSE 'siray/model-' || n % 8 END,
       1, CASE WHEN n % 5 = 0 THEN 'free' ELSE 'paid' END,
       CASE WHEN n > $2::int - 3 THEN 'running' WHEN n % 12 = 0 THEN 'failed' WHEN n % 40 = 1 THEN 'canceled' ELSE 'done' END,
       jsonb_build_object('prompt', repeat(md5(n::text), 30)), '[]', '0', '1', '{}', created_at, created_at, NULL,
       CASE WHEN n % 5 > 0 AND n % 7 > 0 THEN (n % 30) * 100000 END, CASE WHEN n % 5 > 0 AND n % 7 > 0 THEN 'USD' END,
       n % 60 = 0, CASE WHEN n = 77 THEN ARRAY['client z'] WHEN n % 30 = 0 THEN ARRAY['hero', 'tag ' || n % 9] ELSE '{}' END,
       CASE WHEN n % 12 = 0 THEN '{"kind":"unavailable","detail":"","charged":"no"}'::jsonb END
     FROM (SELECT id, member_id, created_at, row_number() OVER (ORDER BY id) AS n FROM run WHERE member_id = $1) AS runs, generate_series(1, 2) AS k`,
    [memberId, runs],
  );
  await client.query(
    `INSERT INTO attempt (id, generation_id, provider_id, state, created_at, failure, cost_micro, cost_currency, estimate_micro, estimate_currency)
     SELECT gen_random_uuid(), id, split_part(model_id, '/', 1), CASE WHEN status = 'failed' THEN 'refused' WHEN status = 'running' THEN 'accepted' ELSE 'answered' END,
       created_at, failure, cost_micro, cost_currency, CASE WHEN billing = 'paid' AND status <> 'failed' THEN 500000 END,
       CASE WHEN billing = 'paid' AND status <> 'failed' THEN 'USD' END
     FROM generation WHERE member_id = $1`,
    [memberId],
  );
  await client.query(
    `INSERT INTO verdict (generation_id, member_id, choice, stars)
     SELECT id, member_id, (ARRAY['keep', 'tweak', 'reject'])[1 + get_byte(uuid_send(id), 0) % 3], NULL
     FROM generation WHERE member_id = $1 AND get_byte(uuid_send(id), 1) % 4 = 0`,
    [memberId],
  );
  await client.query(
    `INSERT INTO blob (id, member_id, sha256, size_bytes, format, state, measured)
     SELECT id, member_id, encode(sha256(uuid_send(id)), 'hex'), 5000000, 'mp4', 'ready', '{"durationMs":5000,"widthPx":1280,"heightPx":720}'
     FROM generation WHERE member_id = $1 AND status = 'done'`,
    [memberId],
  );
  await client.query(
    `INSERT INTO asset (id, member_id, blob_id, name, kind, generation_id, output_role)
     SELECT id, member_id, id, 'a kite.mp4', 'video', id, 'result' FROM blob WHERE member_id = $1`,
    [memberId],
  );
  await client.query(
    `INSERT INTO derivative (id, blob_id, kind, version, content_type, sha256, size_bytes)
     SELECT gen_random_uuid(), id, kind, 1, 'image/webp', sha256, 9000 FROM blob, (VALUES ('poster'), ('compare')) AS kinds(kind) WHERE member_id = $1`,
    [memberId],
  );
}
