-- rehearse: accept table_rewrite reason="only when rolling back, in a maintenance window"
ALTER TABLE items ALTER COLUMN label TYPE varchar(50);
