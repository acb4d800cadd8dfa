#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string german = "CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de')";
const std::string libc = "CREATE COLLATION k (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C')";
const std::string drop = "DROP COLLATION k\n";

const Cases cases({
    {"CollationLost", german, "DROP COLLATION k", {"collation public.k: lost (icu)"}, german},
    {"CollationAdded", "", german, {"collation public.k: added (icu)"}, drop},
    {"CollationLocale",
     german,
     drop + "CREATE COLLATION k (PROVIDER = icu, LOCALE = 'sv')",
     {"collation public.k: locale de -> sv"},
     drop + german},
    {"CollationProvider",
     libc,
     drop + german,
     {"collation public.k: character classes C -> none", "collation public.k: locale none -> de",
      "collation public.k: provider libc -> icu", "collation public.k: sort order C -> none"},
     drop + libc},
    {"CollationBuiltIn",
     libc,
     drop + "CREATE COLLATION k (PROVIDER = builtin, LOCALE = 'C.UTF-8')",
     {"collation public.k: character classes C -> none", "collation public.k: locale none -> C.UTF-8",
      "collation public.k: provider libc -> builtin", "collation public.k: sort order C -> none"},
     drop + libc,
     since(17)},
    {"CollationSortOrder",
     libc,
     drop + "CREATE COLLATION k (PROVIDER = libc, LC_COLLATE = 'POSIX', LC_CTYPE = 'C')",
     {"collation public.k: sort order C -> POSIX"},
     drop + libc},
    {"CollationCharacterClasses",
     libc,
     drop + "CREATE COLLATION k (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX')",
     {"collation public.k: character classes C -> POSIX"},
     drop + libc},
    {"CollationNotDeterministic",
     german,
     drop + "CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false)",
     {"collation public.k: deterministic true -> false"},
     drop + german},
    {"CollationRules",
     german,
     drop + "CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de', RULES = '&a < g')",
     {"collation public.k: rules none -> &a < g"},
     drop + german,
     since(16)},
    {"CollationOwner",
     german,
     "ALTER COLLATION k OWNER TO owner",
     {"collation public.k: owner postgres -> owner"},
     "ALTER COLLATION k OWNER TO postgres"},
    {"CollationRenamed",
     german,
     "ALTER COLLATION k RENAME TO l",
     {"collation public.k: lost (icu)", "collation public.l: added (icu)"},
     "ALTER COLLATION l RENAME TO k"},
    {"CollationMoved",
     german + "\nCREATE SCHEMA app",
     "ALTER COLLATION k SET SCHEMA app",
     {"collation public.k: lost (icu)", "collation app.k: added (icu)"},
     "ALTER COLLATION app.k SET SCHEMA public"},
    {"CollationComment",
     german,
     "COMMENT ON COLLATION k IS 'x'",
     {"collation public.k: comment none -> x"},
     "COMMENT ON COLLATION k IS NULL"},
    {"CollationCopied", libc, drop + "CREATE COLLATION k FROM \"C\"", {}},
    {"CollationVersionRefreshed", german, "ALTER COLLATION k REFRESH VERSION", {}},
});

}  // namespace

}  // namespace rehearse::snapshot
