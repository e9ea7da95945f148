package import Compiled
package import Files
internal import Morphology
internal import Orthography

/// The bytes of a compiled glossary; `docs/termbase-format.md` gives every field.
enum TermIndexFormat {
  static let kind = CompiledHeader.Kind("term", version: 3)
  /// All that the content of an index depends on besides the glossary.
  static let versions: String =
    "\(OrthographyVersion.icu)/\(OrthographyVersion.unicode)/\(OrthographyVersion.tokenizer)"
    + "/\(TermForms.version)/\(String(RussianLexicon.embeddedVersion, radix: 16))"
    + "/\(String(Lexicon.version, radix: 16))/\(readingVersion)"
  /// Rises when the same file is read as other entries.
  private static let readingVersion = 2
  /// Words of a term at most: longer ones are sentences and are not looked for.
  static let mostWords = 64
}

/// What is counted in a header, in its order.
struct TermIndexCounts: Equatable, Sendable {
  var entries = 0
  var terms = 0
  var nodes = 0
  /// Places of the edge table: a power of 2.
  var edgeSlots = 0
  /// Pairs of a form and a member.
  var forms = 0
  /// The first so many bits of a form's hash choose its bucket: 4 to 28.
  var bucketBits = 4
  var members = 0
  /// Terms listed by the nodes at which they end, and by the members that they have.
  var ends = 0
  var postings = 0
  var entryBytes = 0
  var messageBytes = 0

  static var fields: [WritableKeyPath<TermIndexCounts, Int>] {
    [
      \.entries, \.terms, \.nodes, \.edgeSlots, \.forms, \.bucketBits, \.members, \.ends, \.postings, \.entryBytes,
      \.messageBytes,
    ]
  }
}

/// What an index says of itself, and of the part of its glossary that it was made of.
///
/// A glossary that nothing can be added to behind its last concept, such as a table, is covered from its first byte to its last.
package struct TermIndexExtent: CompiledLayer, Equatable, Sendable {
  /// Of the glossary from ``sourceStart`` to ``sourceEnd``.
  package var sourceHash: ContentHash
  /// Of the glossary from ``sourceEnd`` to its end: the end tags, as a rule.
  package var endHash = ContentHash(low: 0, high: 0)
  package var sourceStart: Int64 = 0
  /// Where the last concept ends.
  package var sourceEnd: Int64 = 0
  /// The line on which the last concept ends, from 1.
  package var endLine = 1
  /// Where the first concept of the whole glossary begins: what stands before is read again before a part is compiled alone.
  package var openingBytes = 0
  package var previous: UInt64 = 0
  package var isExtensible = false
  package var partCount: Int { counts.entries }
  /// A longer beginning is not read again for every concept that is added: such a glossary is compiled as a whole.
  package static let mostOpeningBytes = 1 << 20
  /// The pair of languages that the glossary was read for: `en/ru`.
  package let languages: String
  /// Texts must be stemmed to be looked up.
  var usesStems = false
  var counts = TermIndexCounts()

  package init(sourceHash: ContentHash = ContentHash(low: 0, high: 0), languages: String) {
    self.sourceHash = sourceHash
    self.languages = languages
  }

  var compiledHeader: CompiledHeader {
    CompiledHeader(
      kind: TermIndexFormat.kind, sourceHash: sourceHash, versions: TermIndexFormat.versions, subject: languages,
      numbers: [UInt64(usesStems ? 1 : 0) | UInt64(isExtensible ? 2 : 0)]
        + TermIndexCounts.fields.map { UInt64(counts[keyPath: $0]) }
        + [
          UInt64(bitPattern: sourceStart), UInt64(bitPattern: sourceEnd), endHash.low, endHash.high, UInt64(endLine),
          UInt64(openingBytes), previous,
        ])
  }

  /// - Throws: ``CompiledError`` for a file that is no index of a glossary of this version.
  package init(_ file: CompiledFile) throws(CompiledError) {
    try file.expect(TermIndexFormat.kind, versions: TermIndexFormat.versions)
    let header = file.header
    sourceHash = header.sourceHash
    languages = header.subject
    usesStems = header.numbers[0] & 1 != 0
    isExtensible = header.numbers[0] & 2 != 0
    for (number, field) in TermIndexCounts.fields.enumerated() {
      counts[keyPath: field] = try header.count(number + 1)
    }
    let first = TermIndexCounts.fields.count + 1
    sourceStart = Int64(try header.count(first))
    sourceEnd = Int64(try header.count(first + 1))
    endHash = ContentHash(low: header.numbers[first + 2], high: header.numbers[first + 3])
    endLine = try header.count(first + 4)
    openingBytes = try header.count(first + 5)
    previous = header.numbers[first + 6]
    guard sourceStart <= sourceEnd, openingBytes <= sourceEnd else { throw .damaged("what it covers is out of range") }
    guard (4...28).contains(counts.bucketBits) else { throw .damaged("a count is out of range") }
    let slots = counts.edgeSlots
    guard slots > 0, slots & (slots - 1) == 0 else { throw .damaged("the edge table has no power of 2 of places") }
  }
}

/// A term's place in an index.
struct TermRecord: BitwiseCopyable {
  var entry: UInt32
  /// Indices into the entry.
  var language: UInt32
  var section: UInt32
  /// The number of words, and ``Flag``s from bit 16 on.
  var shape: UInt32
  /// Where the text of the term lies in the entries' bytes.
  var textOffset: UInt64
  var textBytes: UInt64

  static let homograph: UInt32 = 1 << 16
  static let alone: UInt32 = 1 << 17

  var wordCount: Int { Int(shape & 0xFFFF) }
}
