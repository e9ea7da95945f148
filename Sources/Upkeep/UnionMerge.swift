internal import Bitext
internal import Files
internal import Interchange

/// The union of memories: all units of the first, then of each further one those that none before it has.
///
/// A unit is there already when one has the same source, context and targets; its notes and props go to that one. Units for one
/// source with different targets are both kept. Duplicates within one file are its own matter.
package struct UnionMerge {
  package private(set) var pieces: [MemoryPiece] = []
  package private(set) var units = 0
  /// Units that were there already.
  package private(set) var duplicates = 0
  /// Units that were there, and had notes or props that were not.
  package private(set) var enriched = 0
  /// Units whose source was there with other targets.
  package private(set) var variants = 0

  private struct Key: Hashable { var source, context, targets: UInt64 }
  private struct Entry {
    var document: Int
    var unit: Int
    var made: TranslationUnit?
  }

  /// In ``pieces`` documents are numbered as given.
  /// - Parameters:
  ///   - keepsDuplicates: files are put behind each other, and nothing is left out.
  ///   - canonical: units in canonical order.
  package init(_ versions: [MemoryVersion], keepsDuplicates: Bool = false, canonical: Bool = false) {
    guard let first = versions.first else { return }
    var entries: [Entry] = []
    var known: [Key: Int] = [:]
    var sources: Set<UInt64> = []
    for (number, version) in versions.enumerated() {
      var fresh: [(Key, Int)] = []
      for index in version.document.units.indices {
        if !keepsDuplicates, versions.count > 1 {
          let keys = version.keys(index)
          let key = Key(source: keys.source, context: keys.context, targets: keys.targets)
          if number > 0, let place = known[key] {
            duplicates += 1
            let entry = entries[place]
            let kept = entry.made ?? versions[entry.document].unit(entry.unit)
            if let joined = joined(kept, version.unit(index)) {
              enriched += 1
              entries[place].made = joined
            }
            continue
          }
          if number > 0, sources.contains(keys.source) { variants += 1 }
          fresh.append((key, entries.count))
        }
        entries.append(Entry(document: number, unit: index))
      }
      for (key, place) in fresh where known[key] == nil {
        known[key] = place
        sources.insert(key.source)
      }
    }
    units = entries.count
    var opening: MemoryPiece = .copied(document: 0, first.document.opening)
    for other in versions.dropFirst()
    where !other.document.bytes[other.document.opening].elementsEqual(first.document.bytes[first.document.opening]) {
      // Each adds its notes and props to what there is.
      let merge = HeaderMerge(base: nil, ours: first.document, theirs: other.document)
      if merge.isChanged, versions.count == 2 { opening = .made(merge.opening) }
      if merge.isChanged, versions.count > 2 { opening = .made(UnionMerge.opening(versions)) }
    }
    pieces.append(opening)
    let line = lineGap(versions.first { !$0.document.units.isEmpty }?.document ?? first.document)
    var ordered: [CanonicalOrder.Entry] = []
    for entry in entries {
      let version = versions[entry.document]
      let gap = version.document.gap(entry.unit)
      let piece = piece(entry, versions)
      let isOther = entry.document > 0 && version.document.isWindows != first.document.isWindows
      let space: MemoryPiece =
        isOther && isBlank(gap)
        ? .made(line) : .copied(document: entry.document, gap.startIndex..<gap.endIndex)
      if canonical {
        ordered.append(CanonicalOrder.Entry(gap: [space], piece: piece))
      } else {
        pieces += [space, piece]
      }
    }
    if canonical {
      pieces += CanonicalOrder.pieces(
        ordered, line: line, documents: versions.map(\.document), sourceLanguage: first.sourceLanguage)
    }
    pieces += closingPieces(first.document, 0)
  }

  /// The first header with notes and props of all.
  private static func opening(_ versions: [MemoryVersion]) -> [UInt8] {
    var result = Array(versions[0].document.bytes[versions[0].document.opening])
    var current = versions[0].document
    for other in versions.dropFirst() {
      let merge = HeaderMerge(base: nil, ours: current, theirs: other.document)
      guard merge.isChanged else { continue }
      result = merge.opening
      // The merged opening is read again, so that the next one adds to it.
      let whole = result + Array("</body></tmx>".utf8)
      guard let read = try? TMXDocument(ByteSource(bytes: whole, name: current.file)) else { break }
      current = read
    }
    return result
  }

  private func piece(_ entry: Entry, _ versions: [MemoryVersion]) -> MemoryPiece {
    let version = versions[entry.document]
    let first = versions[0]
    let range = version.document.units[entry.unit].range
    if entry.document == 0 {
      return entry.made.map { .made(written($0, for: first.document)) } ?? .copied(document: 0, range)
    }
    // What the other header says of its units, ours does not say of them.
    var said: [Attribute] = []
    for name in ["srclang", "segtype", "datatype"] {
      let own = version.document.header?.attributes[name]
      if let own, own != first.document.header?.attributes[name], version.unit(entry.unit).attributes[name] == nil {
        said.append(Attribute(name, own))
      }
    }
    let usesEntities =
      version.document.declaresEntities && version.document.bytes[range].contains(UInt8(ascii: "&"))
    let endsDiffer =
      version.document.isWindows != first.document.isWindows && version.document.bytes[range].contains(0x0A)
    guard entry.made != nil || !said.isEmpty || usesEntities || endsDiffer else {
      return .copied(document: entry.document, range)
    }
    var unit = entry.made ?? version.unit(entry.unit)
    for attribute in said { unit.attributes[attribute.name] = attribute.value }
    return .made(written(unit, for: first.document))
  }

  /// A unit with the notes and props of another one with the same texts; nil when it has them all.
  private func joined(_ kept: TranslationUnit, _ other: TranslationUnit) -> TranslationUnit? {
    let merge = UnitMerge(base: nil, ours: kept, theirs: other, sourceLanguage: nil)
    var unit = merge.unit
    var isChanged = merge.isChanged
    // A prop of one type with another value stands beside ours.
    let known = Set(UnitFields(unit).holder.nodes)
    let fresh = UnitFields(other).holder.nodes.filter { $0.propType != nil && !known.contains($0) }
    if !fresh.isEmpty {
      isChanged = true
      unit.content = UnitMerge.edited(
        unit.content, fresh.map { UnitMerge.Edit(old: nil, new: $0) }, make: { .markup($0) }
      ) {
        if case .markup(let node) = $0 { node } else { nil }
      }
    }
    return isChanged ? unit : nil
  }
}
