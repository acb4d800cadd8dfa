--
-- PostgreSQL database dump
--

\restrict dKRHkGbYVYbEKLWBWAMSRiASVfEUyLaQUXXQbJyhSS

SET statement_timeout = 0;
SET transaction_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TABLE public.customers (
    id bigint NOT NULL,
    email text NOT NULL
);

ALTER TABLE public.customers OWNER TO app;

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);

\unrestrict dKRHkGbYVYbEKLWBWAMSRiASVfEUyLaQUXXQbJyhSS
