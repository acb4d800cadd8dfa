DELETE FROM settings WHERE name = 'retention';
