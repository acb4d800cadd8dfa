-- Depends on a row that the first run leaves behind: the second run makes another column.
DO $$
BEGIN
  IF EXISTS (SELECT FROM counters WHERE name = 'visits') THEN
    ALTER TABLE counters ADD COLUMN value bigint;
  ELSE
    ALTER TABLE counters ADD COLUMN value integer;
    INSERT INTO counters (name) VALUES ('visits');
  END IF;
END
$$;
