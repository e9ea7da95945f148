internal import Bitext
internal import Interchange

/// What a merge could not settle.
package struct MergeConflict: Sendable {
  package enum Kind: String, Sendable {
    /// Both changed the same thing in different ways.
    case changed
    /// We removed a unit that they changed.
    case removedByUs = "removed-by-us"
    /// They removed a unit that we changed.
    case removedByThem = "removed-by-them"
    /// Both added a unit for the same text, with different content.
    case added
    case header
  }

  package let kind: Kind
  /// The unit's source text, shortened.
  package let title: String
  package let tuid: String?
  /// Lines in the three files, where the unit stands in them.
  package let baseLine: Int?
  package let ourLine: Int?
  package let theirLine: Int?
  package let clashes: [MergeClash]
}

/// The three-way merge of translation memories.
///
/// Units are matched (``UnitMatcher``), so it does not matter where they stand; within a unit fields are merged (texts by
/// language, props, notes, attributes). In a conflict the unit stays as ours has it, and theirs stands behind it as a unit of
/// its own with the prop `x-tolmach-conflict` and a note. Bytes of what is not merged are those of the files. Order is ours,
/// unless only they moved units; added units stand behind the unit that they stood behind, ours before theirs.
package struct ThreeWayMerge {
  package private(set) var pieces: [MemoryPiece] = []
  package private(set) var conflicts: [MergeConflict] = []
  /// Units in the result.
  package private(set) var units = 0
  /// Units taken from theirs: added, changed, removed.
  package private(set) var added = 0
  package private(set) var changed = 0
  package private(set) var removed = 0

  private struct Item {
    var ours: Int?
    var theirs: Int?
    var base: Int?
    var bytes: MemoryPiece
    /// What stands behind it: the other side of a conflict.
    var extra: [UInt8]?
  }

  private let base: MemoryVersion
  private let ours: MemoryVersion
  private let theirs: MemoryVersion
  private var items: [Item] = []

  /// In ``pieces`` documents are 0 for base, 1 for ours, 2 for theirs.
  /// - Parameter canonical: units in canonical order.
  package init(base: MemoryVersion, ours: MemoryVersion, theirs: MemoryVersion, canonical: Bool = false) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    decide()
    arrange(canonical: canonical)
  }

  // MARK: What becomes of each unit

  private mutating func decide() {
    let toOurs = base.match(ours)
    let toTheirs = base.match(theirs)
    let fromOurs = inverse(toOurs)
    let fromTheirs = inverse(toTheirs)
    let newOurs = ours.document.units.indices.filter { fromOurs[$0] == nil }
    let newTheirs = theirs.document.units.indices.filter { fromTheirs[$0] == nil }
    let twins = ours.match(theirs, newOurs, newTheirs, strict: true)
    let ownTwins = Set(twins.values)
    for index in ours.document.units.indices {
      let whole = MemoryPiece.copied(document: 1, ours.document.units[index].range)
      guard let old = fromOurs[index] else {
        if let twin = twins[index] {
          items.append(merged(nil, index, twin))
        } else {
          items.append(Item(ours: index, bytes: whole))
        }
        continue
      }
      if let other = toTheirs[old] {
        items.append(merged(old, index, other))
      } else if base.saysSame(old, ours, index) {
        removed += 1
      } else {
        record(.removedByThem, old, index, nil, [MergeClash(what: "unit", ours: ours.title(index))])
        let unit = marked(
          ours.unit(index), "removed by the other side",
          "Merge conflict: the other side removed this unit, and it was changed here. Keep it and take this note out, or remove it."
        )
        items.append(Item(ours: index, base: old, bytes: .made(written(unit, for: ours.document))))
      }
    }
    for index in theirs.document.units.indices where !ownTwins.contains(index) {
      guard let old = fromTheirs[index] else {
        added += 1
        items.append(Item(theirs: index, bytes: foreign(index)))
        continue
      }
      guard toOurs[old] == nil, !base.saysSame(old, theirs, index) else { continue }
      record(.removedByUs, old, nil, index, [MergeClash(what: "unit", theirs: theirs.title(index))])
      let unit = marked(
        theirs.unit(index), "removed on this side",
        "Merge conflict: this unit was removed here, and the other side changed it. Keep it and take this note out, or remove it."
      )
      items.append(Item(theirs: index, base: old, bytes: .made(written(unit, for: ours.document))))
    }
  }

  private mutating func merged(_ old: Int?, _ own: Int, _ other: Int) -> Item {
    let whole = MemoryPiece.copied(document: 1, ours.document.units[own].range)
    var item = Item(ours: own, theirs: other, base: old, bytes: whole)
    if ours.isSame(own, theirs, other) { return item }
    if let old {
      if base.isSame(old, theirs, other) { return item }
      if base.isSame(old, ours, own) {
        changed += 1
        item.bytes = foreign(other)
        return item
      }
    }
    let merge = UnitMerge(
      base: old.map(base.unit), ours: ours.unit(own), theirs: theirs.unit(other), sourceLanguage: ours.sourceLanguage)
    if merge.isChanged {
      changed += 1
      item.bytes = .made(written(merge.unit, for: ours.document))
    }
    if !merge.clashes.isEmpty {
      record(old == nil ? .added : .changed, old, own, other, merge.clashes)
      let what = merge.clashes.map { clash in
        "\(clash.what): here “\(clash.ours ?? "—")”, there “\(clash.theirs ?? "—")”"
          + (clash.base.map { ", before “\($0)”" } ?? "")
      }.joined(separator: "; ")
      let unit = marked(
        theirs.unit(other), "theirs",
        "Merge conflict: this is the other side of the unit before. \(what). Settle it there, and remove this unit.")
      item.extra = written(unit, for: ours.document)
    }
    return item
  }

  /// A unit of theirs as it can stand in our document.
  private func foreign(_ index: Int) -> MemoryPiece {
    let range = theirs.document.units[index].range
    if theirs.document.declaresEntities, theirs.document.prologue != ours.document.prologue,
      theirs.document.bytes[range].contains(UInt8(ascii: "&"))
    {
      return .made(written(theirs.unit(index), for: ours.document))
    }
    if theirs.document.isWindows != ours.document.isWindows, theirs.document.bytes[range].contains(0x0A) {
      return .made(written(theirs.unit(index), for: ours.document))
    }
    return .copied(document: 2, range)
  }

  private mutating func record(
    _ kind: MergeConflict.Kind, _ old: Int?, _ own: Int?, _ other: Int?, _ clashes: [MergeClash]
  ) {
    let version = own.map { (ours, $0) } ?? other.map { (theirs, $0) } ?? (base, old ?? 0)
    conflicts.append(
      MergeConflict(
        kind: kind, title: version.0.title(version.1), tuid: version.0.unit(version.1).id,
        baseLine: old.map { base.document.units[$0].line }, ourLine: own.map { ours.document.units[$0].line },
        theirLine: other.map { theirs.document.units[$0].line }, clashes: clashes))
  }

  // MARK: Order

  private mutating func arrange(canonical: Bool) {
    let moved = (isMoved(\.ours), isMoved(\.theirs))
    let skeletonIsTheirs = !moved.0 && moved.1
    let first: KeyPath<Item, Int?> = skeletonIsTheirs ? \.theirs : \.ours
    let second: KeyPath<Item, Int?> = skeletonIsTheirs ? \.ours : \.theirs
    var next = [Int](repeating: -1, count: items.count + 1)
    // A list with its head at the end of the array.
    let head = items.count
    var last = head
    for place in items.indices.filter({ items[$0][keyPath: first] != nil })
      .sorted(by: { (items[$0][keyPath: first] ?? 0) < (items[$1][keyPath: first] ?? 0) })
    {
      next[last] = place
      last = place
    }
    var previous = head
    for place in items.indices.filter({ items[$0][keyPath: second] != nil })
      .sorted(by: { (items[$0][keyPath: second] ?? 0) < (items[$1][keyPath: second] ?? 0) })
    {
      if items[place][keyPath: first] == nil {
        var anchor = previous
        // Ours come before theirs.
        while !skeletonIsTheirs, next[anchor] >= 0, items[next[anchor]][keyPath: second] == nil {
          anchor = next[anchor]
        }
        next[place] = next[anchor]
        next[anchor] = place
      }
      previous = place
    }
    let header = HeaderMerge(base: base.document, ours: ours.document, theirs: theirs.document)
    if !header.clashes.isEmpty {
      conflicts.insert(
        MergeConflict(
          kind: .header, title: "header", tuid: nil, baseLine: nil, ourLine: nil, theirLine: nil,
          clashes: header.clashes),
        at: 0)
    }
    pieces.append(header.isChanged ? .made(header.opening) : .copied(document: 1, ours.document.opening))
    var order: [Int] = []
    var at = next[head]
    while at >= 0 {
      order.append(at)
      at = next[at]
    }
    let line = lineGap(ours.document.units.isEmpty ? theirs.document : ours.document)
    var entries: [CanonicalOrder.Entry] = []
    for place in order {
      let item = items[place]
      units += 1
      if canonical {
        entries.append(
          CanonicalOrder.Entry(gap: gap(item, skeletonIsTheirs, line), piece: item.bytes, extra: item.extra))
        if item.extra != nil { units += 1 }
        continue
      }
      pieces.append(contentsOf: gap(item, skeletonIsTheirs, line))
      pieces.append(item.bytes)
      if let extra = item.extra {
        units += 1
        pieces += [.made(line), .made(extra)]
      }
    }
    if canonical {
      pieces += CanonicalOrder.pieces(
        entries, line: line, documents: [base.document, ours.document, theirs.document],
        sourceLanguage: ours.sourceLanguage)
    }
    pieces += closingPieces(ours.document, 1)
    items = []
  }

  /// Whether a side has units of the base in another order.
  private func isMoved(_ side: KeyPath<Item, Int?>) -> Bool {
    var last = -1
    for place in items.indices.filter({ items[$0].base != nil && items[$0][keyPath: side] != nil })
      .sorted(by: { (items[$0][keyPath: side] ?? 0) < (items[$1][keyPath: side] ?? 0) })
    {
      let old = items[place].base ?? 0
      if old < last { return true }
      last = old
    }
    return false
  }

  /// What stands before a unit: as the side that changed it has it; comments of both.
  private func gap(_ item: Item, _ skeletonIsTheirs: Bool, _ line: [UInt8]) -> [MemoryPiece] {
    func piece(_ document: Int, _ slice: ArraySlice<UInt8>) -> MemoryPiece {
      .copied(document: document, slice.startIndex..<slice.endIndex)
    }
    switch (item.ours, item.theirs) {
    case (let own?, let other?):
      let (a, b) = (ours.document.gap(own), theirs.document.gap(other))
      if a.elementsEqual(b) || isBlank(b) && isBlank(a) { return [piece(1, a)] }
      if let old = item.base {
        let before = base.document.gap(old)
        if before.elementsEqual(b) { return [piece(1, a)] }
        if before.elementsEqual(a) { return [piece(2, b)] }
      }
      if isBlank(a) { return [piece(2, b)] }
      return isBlank(b) ? [piece(1, a)] : [piece(1, a), piece(2, b)]
    case (let own?, nil): return [piece(1, ours.document.gap(own))]
    case (nil, let other?):
      let gap = theirs.document.gap(other)
      return isBlank(gap) ? [.made(line)] : [piece(2, gap)]
    case (nil, nil): return [.made(line)]
    }
  }
}

private func inverse(_ map: [Int: Int]) -> [Int: Int] {
  var result: [Int: Int] = [:]
  result.reserveCapacity(map.count)
  for (key, value) in map { result[value] = key }
  return result
}
