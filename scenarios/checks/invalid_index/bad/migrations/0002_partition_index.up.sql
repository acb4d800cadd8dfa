-- The index of the parent stays invalid until every partition has one that is attached to it.
CREATE INDEX events_kind_idx ON ONLY events (kind);
