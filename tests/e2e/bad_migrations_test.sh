#!/usr/bin/env bash
# Migrations that do what they should not: reported as what they are, and the run goes on to the next.
source "$(dirname "$0")/lib.sh"

migration bad 1_syntax "$(printf 'SELECT 1;\n  SELEC 2;')" 'SELECT 1;'
migration bad 2_program "COPY (SELECT 1) TO PROGRAM 'touch $scratch/owned';" 'SELECT 1;'
migration bad 3_kill 'SELECT pg_terminate_backend(pg_backend_pid());' 'SELECT 1;'
migration bad 4_never 'SELECT pg_sleep(3600);' 'SELECT 1;'
migration bad 5_concurrently 'CREATE TABLE c (id int); CREATE INDEX CONCURRENTLY ON c (id);' 'DROP TABLE c;'
migration bad 6_owner 'DROP OWNED BY CURRENT_USER CASCADE; DROP ROLE CURRENT_USER;' 'SELECT 1;'
migration bad 7_good 'CREATE TABLE t (id int PRIMARY KEY);' 'DROP TABLE t;'
printf '[limits]\nstep = "2s"\n' >"$scratch/bad/rehearse.toml"

run run bad
expect_status 1
expect_record '[.migrations[].verdict] | join(" ")' 'fail fail fail fail fail fail pass'
expect_output '1_syntax.up.sql:2:3'
expect_record '.migrations[1].steps[0].error.sqlstate' 42501
expect_output 'no-transaction'
expect_record '.migrations[3].findings[0].message | test("2.0 s")' true
[ ! -e "$scratch/owned" ] || fail "the migration ran a program"
expect_nothing_left
