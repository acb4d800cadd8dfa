ALTER TABLE users DROP COLUMN nickname, DROP COLUMN full_name;
