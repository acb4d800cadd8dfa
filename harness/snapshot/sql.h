// Pieces of SQL that several catalog readers share.
//
// Every reader restricts the catalogs it joins to OIDs of user objects. That turns scans of the thousands of
// built-in rows into short index ranges, which is most of what makes a snapshot cheap.
#pragma once

#include <string>
#include <string_view>

namespace rehearse::snapshot {

/// The condition that `oid` belongs to an object that a user created: FirstNormalObjectId of
/// access/transam.h, unchanged from 8.1 to 18.
std::string is_user_oid(std::string_view oid);

/// The condition that the namespace `alias` is not a system, temporary or TOAST schema.
std::string is_user_schema(std::string_view alias);

/// The condition that the object belongs to no extension. Members are part of the extension.
std::string not_from_extension(std::string_view catalog, std::string_view oid);

/// `schema.name`, quoted only where SQL would need it.
std::string qualified(std::string_view namespace_alias, std::string_view name);

/// The elements of a text array as a sorted list: for arrays whose order means nothing. NULL stays NULL.
std::string sorted(std::string_view array);

/// "true" where the condition holds, else no attribute.
std::string flag(std::string_view condition);

/// What an ACL grants beyond, and lacks of, the built-in default for the kind of object (manual, chapter 5.7
/// "Privileges"): NULL where it equals the default, so that an explicit default and none are the same.
/// `object_type` is the letter that acldefault() takes.
std::string grants(std::string_view acl, std::string_view object_type, std::string_view owner);

/// LEFT JOIN of an object's comment under the alias `d`.
std::string join_comment(std::string_view catalog, std::string_view oid, std::string_view sub_id = "0");

/// `then` from server version `since` on (150000 is version 15), `otherwise` before it.
std::string_view since(int server_version, int version, std::string_view then, std::string_view otherwise);

}  // namespace rehearse::snapshot
