// The kinds of values that there are: one file each in generator/.
//
// "Distinct" means: different row numbers below the kind's capacity give different values.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seed/generator.h"
#include "seed/pattern.h"
#include "seed/random.h"
#include "seed/restriction.h"
#include "seed/row_map.h"
#include "seed/sample.h"
#include "seed/text_kind.h"
#include "seed/value_type.h"

namespace rehearse::seed::generator {

enum class Shape { even, mostly_low };

/// Random ordinals in the range.
GeneratorPtr ordinal(const ValueType& type, OrdinalRange range, Shape shape, Stream stream);
/// Ordinals that grow with the row number over `rows` rows, with some jitter: created_at.
GeneratorPtr ascending(const ValueType& type, OrdinalRange range, std::int64_t rows, Stream stream);
/// low + row * step. Distinct.
GeneratorPtr key(const ValueType& type, std::int64_t low, std::int64_t step);

/// Readable text of a kind, cut at `width` characters. Distinct when `unique`, for widths from 40.
GeneratorPtr text(TextKind kind, int width, bool unique, Stream stream);
/// Words up to about `average` characters, at least `least`, at most `most`.
GeneratorPtr words(int least, int average, int most, Stream stream);
/// Letters and digits, `width` of them. Distinct below 36 to the power of `width`.
GeneratorPtr token(int width, Stream stream);
std::int64_t token_capacity(int width);
/// Text that matches; row numbers choose. Distinct below capacity(part) for unambiguous patterns.
GeneratorPtr pattern(PatternPart part);

/// Random (version 4). Distinct as far as 122 random bits are.
GeneratorPtr uuid(Stream stream);
/// One of the encoded values, by weight.
GeneratorPtr choice(const std::vector<std::pair<std::string, double>>& weighted, Stream stream);
/// The encoded value number n, modulo their count. Distinct below it.
GeneratorPtr listed(std::vector<std::string> values);
/// Small documents. Distinct.
GeneratorPtr json(bool binary, bool array, Stream stream);
/// `width` random bytes. Distinct from 8 bytes on.
GeneratorPtr bytes(int width, Stream stream);
/// `width` bits. Distinct below 2 to the power of `width`.
GeneratorPtr bits(int width, Stream stream);
std::int64_t bits_capacity(int width);
/// Addresses in 10.0.0.0/8, or its networks of 24 bits.
GeneratorPtr network(bool cidr, Stream stream);
/// `least` to `most` elements each.
GeneratorPtr array(Oid element, GeneratorPtr values, int least, int most, Stream stream);
/// Ranges that never overlap another: distinct, and safe for exclusion constraints.
GeneratorPtr range(const ValueType& bound, std::int64_t low, std::int64_t step);
GeneratorPtr composite(std::vector<std::pair<Oid, GeneratorPtr>> attributes);

/// Letters of ASCII in one case; no two values of ours differ in case only.
GeneratorPtr cased(GeneratorPtr values, LetterCase letters);
/// NULL for a share of the rows; columns with the same stream are NULL together.
GeneratorPtr nullable(GeneratorPtr values, double share, Stream stream);
GeneratorPtr nothing();
/// Values of another generator for mapped row numbers: foreign keys, permuted keys.
GeneratorPtr mapped(RowMap map, GeneratorPtr values);
/// Column `column` of the sample's row n, modulo their count.
GeneratorPtr sampled(std::shared_ptr<const Sample> sample, std::size_t column);
/// Partitions side by side: each generator for the row numbers from its first on, ascending.
GeneratorPtr concatenated(std::vector<std::pair<std::int64_t, GeneratorPtr>> parts);
/// Integers of one width as another's.
GeneratorPtr resized(GeneratorPtr values, const ValueType& to);

}  // namespace rehearse::seed::generator
