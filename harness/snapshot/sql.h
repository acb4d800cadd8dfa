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

/// The condition that the namespace with this OID is neither temporary nor one for TOAST.
std::string is_lasting(std::string_view namespace_oid);

/// `schema.name`, quoted only where SQL would need it.
std::string qualified(std::string_view namespace_alias, std::string_view name);

/// The elements of a text array as a sorted list: for arrays whose order means nothing. NULL stays NULL.
std::string sorted(std::string_view array);

/// "true" where the condition holds, else no attribute.
std::string flag(std::string_view condition);

/// "yes" for something that came from one parent, more words where it is from several or also declared here.
/// A second parent, or a declaration of its own, decides what DROP and NO INHERIT leave behind.
std::string inherited(std::string_view parents, std::string_view is_local);

/// What an ACL grants beyond, and lacks of, the built-in default for the kind of object (manual, chapter 5.7
/// "Privileges"): NULL where it equals the default, so that an explicit default and none are the same.
/// `object_type` is the letter that acldefault() takes.
std::string grants(std::string_view acl, std::string_view object_type, std::string_view owner);

/// What `acl` grants beyond, and lacks of, `base`: both expressions of type aclitem[]. NULL where they grant
/// the same.
std::string grants_between(std::string_view acl, std::string_view base, std::string_view owner);

/// The qualified name, with argument types, of the function that a column refers to; NULL for none.
std::string function_name(std::string_view oid);

/// The same without argument types, for functions whose arguments follow from their use: handlers,
/// estimators, validators. What PostgreSQL gives such functions changes with its versions.
std::string handler_name(std::string_view oid);

/// The value of a query of one text column, NULL unless `allowed` holds. For catalogs that an ordinary role
/// may not read: a query that names them would fail, even where it does not come to them. `arguments` are put
/// into `query` as format() does, so that its percent signs are doubled.
std::string if_allowed(std::string_view allowed, std::string_view query, std::string_view arguments);

/// A subquery of objoid and label: the security labels in a catalog that all databases share.
std::string shared_labels(std::string_view catalog);

/// `then` from server version `since` on (150000 is version 15), `otherwise` before it.
std::string_view since(int server_version, int version, std::string_view then, std::string_view otherwise);

}  // namespace rehearse::snapshot
