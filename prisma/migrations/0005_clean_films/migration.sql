-- Videos and sounds that were read before copies were made of them are read again, so that none leaves with the place and
-- the camera in it. The worker's sweep gives every blob without a job one.
UPDATE "blob" b SET "state" = 'measuring'
WHERE b."state" = 'ready'
  AND b."format" IN ('mp4', 'mov', 'webm', 'mp3', 'wav', 'm4a')
  AND NOT EXISTS (SELECT 1 FROM "derivative" d WHERE d."blob_id" = b."id" AND d."kind" = 'sendable')
  AND EXISTS (SELECT 1 FROM "asset" a WHERE a."blob_id" = b."id" AND a."generation_id" IS NULL);
