ALTER TABLE users ADD CONSTRAINT users_email_short CHECK (length(email) < 10000);
