INSERT INTO settings (name, value) VALUES ('retention', '30 days');
