-- What an author calls a prompt, which goes by its first words while it has no name.
ALTER TABLE "prompt" ADD COLUMN "name" TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT "prompt_name_check" CHECK (char_length("name") <= 120);
