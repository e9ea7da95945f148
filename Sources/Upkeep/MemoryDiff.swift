internal import Bitext
internal import Interchange

/// What is different between two versions of a memory.
package struct MemoryDiff {
  package enum Entry: Sendable {
    case added(new: Int)
    case removed(old: Int)
    case changed(old: Int, new: Int, [UnitChange])
  }

  /// In the order of the new file; what was removed stands behind the unit it stood behind.
  package private(set) var entries: [Entry] = []
  package private(set) var headerChanges: [UnitChange] = []
  package private(set) var added = 0
  package private(set) var removed = 0
  package private(set) var changed = 0
  package private(set) var unchanged = 0
  /// Whether units that both have stand in another order.
  package private(set) var isReordered = false

  package var isSame: Bool { entries.isEmpty && headerChanges.isEmpty }

  package init(old: MemoryVersion, new: MemoryVersion) {
    let pairs = old.match(new)
    var back: [Int: Int] = [:]
    back.reserveCapacity(pairs.count)
    for (a, b) in pairs { back[b] = a }
    // By the unit before it: where a removed unit is told.
    var behind: [Int: [Int]] = [:]
    var last = -1
    for index in old.document.units.indices {
      if let found = pairs[index] {
        if found < last { isReordered = true }
        last = found
      } else {
        behind[last, default: []].append(index)
      }
    }
    func tellRemoved(behind place: Int) {
      for index in behind[place] ?? [] {
        entries.append(.removed(old: index))
        removed += 1
      }
    }
    tellRemoved(behind: -1)
    for index in new.document.units.indices {
      if let other = back[index] {
        let found =
          old.isSame(other, new, index)
          ? [] : changes(from: old.unit(other), to: new.unit(index), sourceLanguage: new.sourceLanguage)
        if found.isEmpty {
          unchanged += 1
        } else {
          entries.append(.changed(old: other, new: index, found))
          changed += 1
        }
      } else {
        entries.append(.added(new: index))
        added += 1
      }
      tellRemoved(behind: index)
    }
    func unit(_ header: TMXHeader?) -> TranslationUnit {
      TranslationUnit(attributes: header?.attributes ?? [], content: (header?.content ?? []).map { .markup($0) })
    }
    headerChanges = changes(from: unit(old.document.header), to: unit(new.document.header), sourceLanguage: nil)
  }
}
