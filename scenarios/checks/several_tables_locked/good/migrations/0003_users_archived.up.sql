ALTER TABLE users ADD COLUMN archived boolean NOT NULL DEFAULT false;
