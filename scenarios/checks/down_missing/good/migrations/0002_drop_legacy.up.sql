-- rehearse: irreversible reason="archived to cold storage in March"
ALTER TABLE orders DROP COLUMN legacy;
