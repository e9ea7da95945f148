/// Which codes of two segments are the same.
///
/// By what they say of themselves, in this order: ``InlineCode/x``, ``InlineCode/name``, ``InlineCode/content``,
/// ``InlineCode/type``. By place only where nothing of it tells, and that is certain only where one code of a shape is left on either
/// side.
package struct CodePairing: Sendable {
  /// Of each code of the second segment, the number of the first's code that it is; nil where that has none.
  package private(set) var partners: [Int?]
  /// Whether each code has a partner, and no two could as well be exchanged.
  package private(set) var isCertain = true
  /// Codes of the second segment that were told apart by their order alone, since they say the same of themselves.
  package private(set) var alike: [[Int]] = []

  /// Hostile segments have codes without end.
  private static let mostCompared = 256

  private let first: [InlineCode]
  private let second: [InlineCode]
  private var isFree: [Bool]

  /// What the same number on both sides means.
  package enum Numbers {
    /// The same code, whatever else they say: the variants of a unit.
    case decide
    /// The same code, unless something else says otherwise: segments of which one may be another version of the other.
    case suggest
    /// Nothing: each side has counted for itself.
    case tellNothing
  }

  package init(_ first: [InlineCode], _ second: [InlineCode], numbers: Numbers = .decide) {
    self.first = first
    self.second = second
    partners = [Int?](repeating: nil, count: second.count)
    isFree = [Bool](repeating: true, count: first.count)
    if first.isEmpty || second.isEmpty {
      isCertain = first.isEmpty && second.isEmpty
      return
    }
    if numbers == .decide { pair(by: \.x) }
    pair(by: \.name)
    pair(by: \.content, pairsAlike: true)
    pair(by: \.type)
    if numbers == .suggest { pair(by: \.x, isOverruled: true) }
    pairByPlace(numbers)
    if first.count != second.count || partners.contains(nil) { isCertain = false }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    partners[other] = one
    isFree[one] = false
  }

  private struct Value: Hashable {
    let shape: InlineCode.Shape
    let text: String
  }

  /// Joins codes that have a value which no other has.
  private mutating func pair(
    by key: (InlineCode) -> String?, pairsAlike: Bool = false, isOverruled: Bool = false
  ) {
    func groups(_ codes: [InlineCode], _ isWanted: (Int) -> Bool) -> [Value: [Int]] {
      var groups: [Value: [Int]] = [:]
      for (index, code) in codes.enumerated() where isWanted(index) {
        if let text = key(code) { groups[Value(shape: code.shape, text: text), default: []].append(index) }
      }
      return groups
    }
    let ones = groups(first) { isFree[$0] }
    if ones.isEmpty { return }
    let others = groups(second) { partners[$0] == nil }
    for (value, one) in ones {
      guard let other = others[value] else { continue }
      if one.count == 1, other.count == 1 {
        if isOverruled, !(first[one[0]].agrees(with: second[other[0]]) ?? true) { continue }
        join(one[0], other[0])
      } else if pairsAlike, one.count == other.count, one.allSatisfy({ first[$0].isAlike(first[one[0]]) }) {
        for (a, b) in zip(one, other) { join(a, b) }
        alike.append(other)
      }
    }
  }

  /// Whether what two codes say of themselves speaks against their being the same.
  private func areDifferent(_ one: InlineCode, _ other: InlineCode, _ numbers: Numbers) -> Bool {
    if let said = one.agrees(with: other) { return !said }
    if numbers == .decide, let x = one.x, let others = other.x { return x != others }
    return false
  }

  private mutating func pairByPlace(_ numbers: Numbers) {
    for shape in [InlineCode.Shape.pair, .standing, .begin, .end] {
      let ones = first.indices.filter { isFree[$0] && first[$0].shape == shape }
      let others = second.indices.filter { partners[$0] == nil && second[$0].shape == shape }
      if ones.count == 1, others.count == 1, let one = ones.first, let other = others.first {
        if areDifferent(first[one], second[other], numbers) { isCertain = false } else { join(one, other) }
        continue
      }
      if others.isEmpty || ones.isEmpty { continue }
      isCertain = false
      // Those of the same type first; what says that it is another code is none.
      for isTyped in [true, false] {
        var next = 0
        for other in others where partners[other] == nil && (!isTyped || second[other].type != nil) {
          while next < ones.count, !isFree[ones[next]] { next += 1 }
          let found = ones[next...].prefix(Self.mostCompared).first { one in
            isFree[one] && (!isTyped || first[one].type == second[other].type)
              && first[one].agrees(with: second[other]) ?? true
          }
          if let found { join(found, other) }
        }
      }
    }
  }
}

extension CodePairing {
  /// Whether two texts that are the same have the same codes at the same places.
  ///
  /// - Returns: nil where the codes are not of the same shapes in the same order; otherwise whether what they say of themselves is the
  ///   same, too.
  package static func sameText(_ one: [InlineCode], _ other: [InlineCode]) -> (isExact: Bool, isFitting: Bool)? {
    guard one.count == other.count,
      zip(one, other).allSatisfy({ $0.shape == $1.shape && $0.first == $1.first && $0.last == $1.last })
    else {
      return nil
    }
    let numbers = (one.compactMap(\.x), other.compactMap(\.x))
    // The same numbers in another order are the same codes at other places.
    if numbers.0 != numbers.1, numbers.0.count == one.count, Set(numbers.0).count == one.count,
      Set(numbers.0) == Set(numbers.1), !zip(one, other).allSatisfy({ $0.agrees(with: $1) ?? false })
    {
      return (false, false)
    }
    var isExact = true
    var isFitting = true
    for (a, b) in zip(one, other) {
      if a.subflows != b.subflows { isExact = false }
      if a.agrees(with: b) ?? true { continue }
      isExact = false
      // Another `<b>` is bold, too; anything else that differs may be any code.
      if a.type == nil || a.type != b.type || a.name != b.name { isFitting = false }
    }
    return (isExact, isFitting)
  }
}
