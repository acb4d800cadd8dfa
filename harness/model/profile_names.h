// The spelling of the enumerations of a profile, as its file and messages write them.
#pragma once

#include "base/enum_names.h"
#include "rehearse/profile.h"

namespace rehearse {

inline constexpr EnumNames<ValueKind, 12> kValueKindNames{{{ValueKind::boolean, "boolean"},
                                                           {ValueKind::integer, "integer"},
                                                           {ValueKind::decimal, "decimal"},
                                                           {ValueKind::date, "date"},
                                                           {ValueKind::timestamp, "timestamp"},
                                                           {ValueKind::time, "time"},
                                                           {ValueKind::interval, "interval"},
                                                           {ValueKind::text, "text"},
                                                           {ValueKind::label, "label"},
                                                           {ValueKind::array, "array"},
                                                           {ValueKind::range, "range"},
                                                           {ValueKind::other, "other"}}};

inline constexpr EnumNames<Disclosure, 5> kDisclosureNames{{{Disclosure::withheld, "withheld"},
                                                            {Disclosure::sensitive, "sensitive"},
                                                            {Disclosure::coarse, "coarse"},
                                                            {Disclosure::schema, "schema"},
                                                            {Disclosure::kept, "kept"}}};

inline constexpr EnumNames<Missing, 4> kMissingNames{{{Missing::no_right, "no_right"},
                                                      {Missing::row_security, "row_security"},
                                                      {Missing::never_analyzed, "never_analyzed"},
                                                      {Missing::not_collected, "not_collected"}}};

inline constexpr EnumNames<TextClass, 6> kTextClassNames{{{TextClass::digits, "digits"},
                                                          {TextClass::hex, "hex"},
                                                          {TextClass::uuid, "uuid"},
                                                          {TextClass::word, "word"},
                                                          {TextClass::words, "words"},
                                                          {TextClass::mixed, "mixed"}}};

inline constexpr EnumNames<ProfileTableKind, 4> kProfileTableKindNames{
    {{ProfileTableKind::table, "table"},
     {ProfileTableKind::partitioned, "partitioned"},
     {ProfileTableKind::materialized_view, "materialized_view"},
     {ProfileTableKind::relation, "relation"}}};

inline constexpr EnumNames<ProfileSource, 2> kProfileSourceNames{
    {{ProfileSource::server, "server"}, {ProfileSource::dump, "dump"}}};

}  // namespace rehearse
