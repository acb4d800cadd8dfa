CREATE TABLE orders (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id  bigint NOT NULL REFERENCES customers (id),
    status       text NOT NULL CHECK (status IN ('open', 'paid', 'cancelled')),
    total        numeric(12, 2) NOT NULL CHECK (total >= 0),
    placed_at    timestamptz NOT NULL DEFAULT now(),
    external_ref text
);

CREATE INDEX orders_customer_id_idx ON orders (customer_id);
CREATE INDEX orders_external_ref_idx ON orders (external_ref);
