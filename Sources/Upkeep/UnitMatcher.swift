/// Which units of one file are which of another.
///
/// Steps, each on what is left: the same bytes; the same tuid, where it is unique, and source; the same source, context and
/// targets; the same source and context; then, unless strict, the tuid alone (its source was edited), the source alone
/// (its context was), the targets alone (its source was, and it has no tuid). Equals are paired in order, so that of three and
/// two of a kind two are paired.
package enum UnitMatcher {
  /// - Parameters:
  ///   - bytes: whether two units are alike byte for byte, and a hash that is the same then.
  ///   - keys: asked only for units that have no exact like.
  ///   - strict: units that stand in no relation but a number or a source in another context are not the same.
  /// - Returns: for each unit of the first file its place in the second.
  package static func match(
    _ old: [Int], _ new: [Int], hashes: (old: (Int) -> UInt64, new: (Int) -> UInt64), same: (Int, Int) -> Bool,
    keys: (old: (Int) -> UnitKeys, new: (Int) -> UnitKeys), strict: Bool = false
  ) -> [Int: Int] {
    var result: [Int: Int] = [:]
    result.reserveCapacity(old.count)
    var queues: [UInt64: Queue] = [:]
    queues.reserveCapacity(new.count)
    for unit in new { queues[hashes.new(unit), default: Queue()].items.append(unit) }
    var restOld: [Int] = []
    var taken: Set<Int> = []
    for unit in old {
      let hash = hashes.old(unit)
      if let other = queues[hash]?.first, same(unit, other) {
        queues[hash]?.removeFirst()
        result[unit] = other
        taken.insert(other)
      } else {
        restOld.append(unit)
      }
    }
    var left = restOld.map { (unit: $0, keys: keys.old($0)) }
    var right = new.filter { !taken.contains($0) }.map { (unit: $0, keys: keys.new($0)) }
    func unique(_ list: [(unit: Int, keys: UnitKeys)], _ key: (UnitKeys) -> UInt64) -> Set<UInt64> {
      var counts: [UInt64: Int] = [:]
      for item in list { counts[key(item.keys), default: 0] += 1 }
      return Set(counts.lazy.filter { $0.value == 1 }.map(\.key))
    }
    /// Pairs what has one key, which nil leaves out.
    func pair(_ key: (UnitKeys) -> [UInt64]?, if fits: (UnitKeys, UnitKeys) -> Bool = { _, _ in true }) {
      guard !left.isEmpty, !right.isEmpty else { return }
      var queues: [[UInt64]: [Int]] = [:]
      for (place, item) in right.enumerated() {
        if let key = key(item.keys) { queues[key, default: []].append(place) }
      }
      for key in queues.keys { queues[key]?.reverse() }
      var used: Set<Int> = []
      left.removeAll { item in
        guard let key = key(item.keys),
          let index = queues[key]?.lastIndex(where: { fits(item.keys, right[$0].keys) }),
          let place = queues[key]?.remove(at: index)
        else { return false }
        used.insert(place)
        result[item.unit] = right[place].unit
        return true
      }
      right = right.enumerated().filter { !used.contains($0.offset) }.map(\.element)
    }
    let ids = unique(left, \.id).intersection(unique(right, \.id)).subtracting([0])
    pair { ids.contains($0.id) ? [$0.id, $0.source] : nil }
    /// Two units with two numbers are two.
    func mayBeOne(_ a: UnitKeys, _ b: UnitKeys) -> Bool { !strict || a.id == b.id || a.id == 0 || b.id == 0 }
    pair({ [$0.source, $0.context, $0.targets] }, if: mayBeOne)
    pair({ [$0.source, $0.context] }, if: mayBeOne)
    if strict { return result }
    pair { ids.contains($0.id) ? [$0.id] : nil }
    pair { [$0.source] }
    let targets = unique(left, \.targets).intersection(unique(right, \.targets))
    pair({ targets.contains($0.targets) ? [$0.targets] : nil }, if: { $0.id == $1.id || $0.id == 0 || $1.id == 0 })
    return result
  }

  private struct Queue {
    var items: [Int] = []
    var start = 0
    var first: Int? { start < items.count ? items[start] : nil }
    mutating func removeFirst() { start += 1 }
  }
}
