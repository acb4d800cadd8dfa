-- rehearse: no-transaction
ALTER TABLE users ADD CONSTRAINT users_email_short CHECK (length(email) < 10000) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT users_email_short;
