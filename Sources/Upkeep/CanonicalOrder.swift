internal import Bitext
internal import Interchange

/// An order of units that does not depend on who wrote them when: by language, source text, context, tuid, targets, then bytes.
enum CanonicalOrder {
  struct Entry {
    /// What stood before the unit; comments go with it.
    var gap: [MemoryPiece]
    var piece: MemoryPiece
    var extra: [UInt8]?
  }

  static func pieces(_ entries: [Entry], line: [UInt8], documents: [TMXDocument], sourceLanguage: String?)
    -> [MemoryPiece]
  {
    let readers = documents.map { TMXSliceReader(prologue: $0.prologue) }
    func bytes(_ piece: MemoryPiece) -> [UInt8] {
      switch piece {
      case .copied(let document, let range): Array(documents[document].bytes[range])
      case .made(let bytes): bytes
      }
    }
    let keys = entries.map { entry -> [UInt8] in
      let raw = bytes(entry.piece)
      let reader =
        if case .copied(let document, _) = entry.piece { readers[document] } else { readers.first }
      guard let unit = reader?.unit(raw) else { return raw }
      return key(unit, sourceLanguage: sourceLanguage) + [0] + raw
    }
    let order = entries.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a].lexicographicallyPrecedes(keys[b])
    }
    return order.flatMap { place -> [MemoryPiece] in
      let entry = entries[place]
      let gap = entry.gap.flatMap(bytes)
      var out: [MemoryPiece] = isBlank(gap[...]) ? [.made(line)] : entry.gap
      out.append(entry.piece)
      if let extra = entry.extra { out += [.made(line), .made(extra)] }
      return out
    }
  }

  /// Parts of a key are parted by a byte that no text holds.
  private static func key(_ unit: TranslationUnit, sourceLanguage: String?) -> [UInt8] {
    let variants = unit.variants
    let first = variants.isEmpty ? 0 : min(sourceIndex(of: unit, sourceLanguage: sourceLanguage), variants.count - 1)
    var parts: [String] = []
    if !variants.isEmpty {
      parts = [(variants[first].languageCode ?? "").lowercased(), variants[first].segment?.text ?? ""]
    }
    parts.append(unit.props.map { "\($0.type)=\($0.text)" }.sorted().joined(separator: ";"))
    parts.append(unit.id ?? "")
    for (index, variant) in variants.enumerated() where index != first {
      parts += [(variant.languageCode ?? "").lowercased(), variant.segment?.text ?? ""]
    }
    return Array(parts.map { Array($0.utf8) }.joined(separator: [0]))
  }
}
