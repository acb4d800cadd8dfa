#include "sql/corpus.h"

namespace rehearse::test {

const std::vector<std::string_view>& valid_scripts() {
  static const std::vector<std::string_view> scripts{
      "select 1; select 2;",
      "select 1",
      ";;select 1;;",
      "select 'a;b''c;', \"x;\"\"y\" from (select 1 as \"x;\"\"y\") s; select 2;",
      "select E'a\\';b', e'\\\\'; select 'a\\'; select 2;",
      "select U&'d\\0061;ta', U&\"d\\0061;ta\" from t; select 1",
      "select b'01;', x'1;F', n'a;b'; select 1",
      "select 'a'\n'b;c'; select 1",
      "select $$a;b$$, $x$a;$$;b$x$, $_1$;$_1$; select $1 + $2; select 3",
      "select a$b$c, d$$ from t; select 1; select $$;$$",
      "select 1 as é$x$; select 1 as ü; select $é$;$é$",
      "-- a; b\nselect 1; -- c; d\nselect 2 -- e;\n; /* f; /* g; */ h; */ select /* i; */ 3;",
      "select 1 */*;*/ 2; select 2-/*;*/-1; select 3--;\n-1;",
      "select 5 / 2; select '/*'; select '*/'; select '--'; select \"/*\" from t;",
      "create rule r as on insert to t do (insert into a values (1); insert into b values (2)); select 1;",
      "create rule r as on update to t do also (select 1; select 2;); select 3",
      "create function f() returns int language sql begin atomic select 1; select 2; end; select 3;",
      "create or replace function f(a int default (case when true then 1 end)) returns int begin atomic\n"
      "  select case when a > 0 then case a when 1 then 2 else 3 end end; select 1; end; select 4",
      "create procedure p() begin atomic insert into t values (1); end; call p()",
      "create function f() returns int return 1; select 2",
      "create function f() returns trigger language plpgsql as $$ begin perform 1; if a then b; end if; end "
      "$$; select 1",
      "do $do$ begin execute 'select 1;'; execute $q$select 2;$q$; end $do$; select 1",
      "begin; select 1; commit; begin transaction isolation level serializable; end; rollback to a; "
      "rollback;",
      "select case when a then b else c end; select 1",
      "create table t (a int check (a > 0), b text default ';'); create index concurrently on t (a);",
      "create schema s create table t (a int) create view v as select 1; select 1",
      "comment on table t is 'a; -- b'; comment on column t.a is $$/* ; $$;",
      "alter table t add column a numeric(10,2), drop column b; select a[1:2], b::text, c->>'d;' from t;",
      "copy t (a, b) from '/tmp/x' with (format csv); copy (select 1) to stdout",
      "copy (select a from t) to stdout; copy t to stdout; select 1",
      "\r\nselect 1;\r\n-- two\r\nselect\r\n 2;\r\n",
      "select 1e10, 1.5, .5, 1.e3; select 1 as a; select 2",
      "select 'multi\nline;\nstring'; select 1",
      "grant select on t to \"a;b\"; set search_path = 'a;b', c; select 1",
      "with a as (select 1), b as (select 2) select * from a, b; merge into t using s on t.a = s.a "
      "when matched then update set b = 1 when not matched then insert values (1); select 1",
      "insert into t values ('{\"a\": \";\"}', E'\\x41;'); select 1",
      "select a@>b, a#>>'{x;y}', a||b, a?|b, !!c from t; select 1",
  };
  return scripts;
}

const std::vector<std::string_view>& odd_scripts() {
  static const std::vector<std::string_view> scripts{
      "",
      "  \n\t ",
      "-- only a comment",
      "/* only a comment */ ;",
      "\xef\xbb\xbfselect 1;",
      "copy t from stdin;\n1\tit's\n\\.\nselect 1;\n",
      "copy t (a) from stdin with (format csv); -- data\n\"a;b\"\n\\.\n",
      "COPY t FROM STDIN;\r\n1\r\n\\.\r\nselect 1;",
      "copy t from stdin;\n\\.\ncopy t from stdin;\nx\\.\n\\.x\n\\.\n",
      "copy t from stdin;\n1\n",
      "copy t from stdin; select 1;\n1\n\\.\n",
      "\\connect x\nselect 1;",
      "select 1 \\gset\n",
      "select 'open",
      "select \"open",
      "select E'open\\'",
      "select $a$open$b$",
      "select 1 /* open /* */",
      "selec 1; select 2;",
      // libpg_query takes this comment for the end of the string, the server does not.
      "select E'a' -- one\n  'b\\';c' ; select 1",
      "select (1; select 2;",
      "select 1); select 2;",
      "select 0x1F$a$;1_000$a$; select 1$a$;$a$; select $1$a$;$a$;",
      "select json_table(a, '$.b;' columns (c int)) ; select old.a; select 1",
      "create function begin() returns int; end; select 1;",
      "create function f() begin atomic select 1;",
      "select $; select $a; select $1a; select a$",
      "select '\xc3\xa9;\xf0\x9f\x90\x98'; select 1",
      "select '\xff'; select 1",
  };
  return scripts;
}

}  // namespace rehearse::test
