-- An application that writes orders before users can deadlock with this, however quick it is.
ALTER TABLE users ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE orders ADD COLUMN archived boolean NOT NULL DEFAULT false;
