package import Bitext
internal import Glibc
package import Interchange
internal import Orthography

/// A document with what is asked of its units, read when it is asked.
package final class MemoryVersion {
  package let document: TMXDocument
  private let reader: TMXSliceReader
  private var parsed: [Int: TranslationUnit] = [:]

  package init(_ document: TMXDocument) {
    self.document = document
    reader = TMXSliceReader(prologue: document.prologue)
  }

  package var sourceLanguage: String? { document.header?.attributes["srclang"] }

  package func hash(_ index: Int) -> UInt64 {
    document.bytes[document.units[index].range].withUnsafeBufferPointer { ByteHash.hash64($0) }
  }

  package func unit(_ index: Int) -> TranslationUnit {
    if let known = parsed[index] { return known }
    let unit = reader.unit(Array(document.slice(index))) ?? TranslationUnit()
    if parsed.count > 4096 { parsed.removeAll(keepingCapacity: true) }
    parsed[index] = unit
    return unit
  }

  package func keys(_ index: Int) -> UnitKeys { UnitKeys(unit(index), sourceLanguage: sourceLanguage) }

  /// The document's units by those of another; only those given.
  package func match(
    _ other: MemoryVersion, _ own: [Int]? = nil, _ others: [Int]? = nil, strict: Bool = false
  ) -> [Int: Int] {
    UnitMatcher.match(
      own ?? Array(document.units.indices), others ?? Array(other.document.units.indices), hashes: (hash, other.hash),
      same: { self.isSame($0, other, $1) }, keys: (keys, other.keys), strict: strict)
  }

  /// Byte for byte.
  package func isSame(_ index: Int, _ other: MemoryVersion, _ at: Int) -> Bool {
    document.slice(index).withUnsafeBytes { own in
      other.document.slice(at).withUnsafeBytes { others in
        guard own.count == others.count, let first = own.baseAddress, let second = others.baseAddress else {
          return own.count == others.count
        }
        return memcmp(first, second, own.count) == 0
      }
    }
  }

  /// Whether two units say the same, however they are laid out.
  package func saysSame(_ index: Int, _ other: MemoryVersion, _ at: Int) -> Bool {
    isSame(index, other, at) || UnitFields(unit(index)) == UnitFields(other.unit(at))
  }

  /// What a unit is called before people: its source text, shortened.
  package func title(_ index: Int) -> String {
    let unit = unit(index)
    let variants = unit.variants
    guard !variants.isEmpty else { return unit.id ?? "" }
    let text =
      variants[min(sourceIndex(of: unit, sourceLanguage: sourceLanguage), variants.count - 1)].segment?.text ?? ""
    return text.count > 80 ? text.prefix(79) + "…" : text
  }
}

/// A part of a document that is written: bytes of one that was read, or new ones.
package enum MemoryPiece: Sendable {
  case copied(document: Int, Range<Int>)
  case made([UInt8])
}

/// Bytes of a unit in a document laid out as that is.
func written(_ unit: TranslationUnit, for document: TMXDocument) -> [UInt8] {
  var writer = TMXWriter()
  writer.write(unit)
  let bytes = writer.take()
  guard document.isWindows else { return bytes }
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count + 64)
  for byte in bytes {
    if byte == 0x0A { out.append(0x0D) }
    out.append(byte)
  }
  return out
}

/// Whether bytes between units are nothing but space.
func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 <= 0x20 } }

/// The space on which a unit added to a document stands.
func lineGap(_ document: TMXDocument) -> [UInt8] {
  let indices = document.units.indices
  for index in [indices.last, indices.first].compactMap(\.self) {
    let gap = document.gap(index)
    if !gap.isEmpty, isBlank(gap) { return Array(gap) }
  }
  return indices.isEmpty || document.bytes.contains(0x0A)
    ? Array((document.isWindows ? "\r\n    " : "\n    ").utf8) : []
}

/// What stands between the last unit and the end tags, where a file without units has nothing.
func closingPieces(_ document: TMXDocument, _ index: Int) -> [MemoryPiece] {
  var pieces: [MemoryPiece] = []
  if document.units.isEmpty, document.bytes[document.closing].first == UInt8(ascii: "<") {
    pieces.append(.made(Array((document.isWindows ? "\r\n  " : "\n  ").utf8)))
  }
  return pieces + [.copied(document: index, document.closing)]
}
