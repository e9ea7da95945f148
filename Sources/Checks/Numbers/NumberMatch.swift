internal import Orthography

/// Which numbers of the one text are which of the other.
struct NumberMatch {
  let source: [NumberToken]
  let target: [NumberToken]
  /// Indexes of numbers that are one.
  private(set) var pairs: [(Int, Int)] = []
  private var openSource: [Int] = []
  private var openTarget: [Int] = []

  var isComplete: Bool { openSource.isEmpty && openTarget.isEmpty }
  var missing: [NumberToken] { openSource.map { source[$0] } }
  var extra: [NumberToken] { openTarget.map { target[$0] } }

  init(_ source: [NumberToken], _ target: [NumberToken]) {
    self.source = source
    self.target = target
    openSource = Array(source.indices)
    openTarget = Array(target.indices)
    // Own readings first, so that 1,000 finds its like before a 1.
    pair { a, b in a.means(b) && a.isDesignation == b.isDesignation }
    if !isComplete { pair { $0.means($1) } }
    if !isComplete { pair { a, b in b.foreign.contains(where: a.values.contains) } }
    if !isComplete { pair { a, b in a.foreign.contains(where: b.values.contains) } }
    if !isComplete {
      pair { a, b in a.foreign.contains(where: b.foreign.contains) }
    }
  }

  /// So many are compared with so many at most, whatever a text holds.
  private static let most = 200

  private mutating func pair(_ fit: (NumberToken, NumberToken) -> Bool) {
    guard !openSource.isEmpty, !openTarget.isEmpty else { return }
    if openSource.count > NumberMatch.most || openTarget.count > NumberMatch.most { return pairInOrder(fit) }
    var rest: [Int] = []
    for s in openSource {
      if let found = openTarget.firstIndex(where: { fit(source[s], target[$0]) }) {
        pairs.append((s, openTarget.remove(at: found)))
      } else {
        rest.append(s)
      }
    }
    openSource = rest
  }

  /// For long lists: each number is looked for near where the last was.
  private mutating func pairInOrder(_ fit: (NumberToken, NumberToken) -> Bool) {
    var used = [Bool](repeating: false, count: openTarget.count)
    var next = 0
    var rest: [Int] = []
    for s in openSource {
      let window = next..<min(next + 20, openTarget.count)
      if let found = window.first(where: { !used[$0] && fit(source[s], target[openTarget[$0]]) }) {
        used[found] = true
        pairs.append((s, openTarget[found]))
        while next < openTarget.count, used[next] { next += 1 }
      } else {
        rest.append(s)
      }
    }
    openSource = rest
    openTarget = openTarget.indices.filter { !used[$0] }.map { openTarget[$0] }
  }

  /// Takes out what has a match that is no number in digits, or one already.
  mutating func settle(_ pair: CheckedPair, _ dates: Dates, converts: Bool) {
    settleDecades()
    settleRepeated()
    guard !isComplete else { return }
    if !openSource.isEmpty {
      let words = NumberWords.values(in: pair.target)
      let months = Set(dates.target.map { NumberValue($0.month) })
      openSource.removeAll {
        source[$0].values.contains {
          words.contains($0) && !NumberMatch.isSpent($0, pair.source, pair.target) || months.contains($0)
        }
      }
    }
    if !openTarget.isEmpty {
      let words = NumberWords.values(in: pair.source)
      let months = Set(dates.source.map { NumberValue($0.month) })
      openTarget.removeAll {
        target[$0].values.contains {
          words.contains($0) && !NumberMatch.isSpent($0, pair.target, pair.source) || months.contains($0)
        }
      }
    }
    // In code there, in the text here.
    if !openSource.isEmpty {
      let code = NumberMatch.numbersInCode(pair.target)
      openSource.removeAll { source[$0].values.contains(where: code.contains) }
    }
    if !openTarget.isEmpty {
      let code = NumberMatch.numbersInCode(pair.source)
      openTarget.removeAll { target[$0].values.contains(where: code.contains) }
    }
    // A time with or without its minutes.
    openSource = openSource.filter { !isMinutes(source[$0], pair.source) }
    openTarget = openTarget.filter { !isMinutes(target[$0], pair.target) }
    guard !openSource.isEmpty, !openTarget.isEmpty else { return }
    // 17.30 and 17:30, 10 000 and 10000.
    let isPlain =
      !openSource.contains { source[$0].hasMagnitude || source[$0].isRoman }
      && !openTarget.contains { target[$0].hasMagnitude || target[$0].isRoman }
    if isPlain,
      digits(openSource.map { source[$0].range }, pair.source)
        == digits(openTarget.map { target[$0].range }, pair.target)
    {
      pairs += zip(openSource, openTarget)
      openSource = []
      openTarget = []
    }
    if converts { settleConversions(pair) }
  }

  /// Whether a number in words of the other text is already that of one in words of this. Ones and twos come and go.
  private static func isSpent(_ value: NumberValue, _ here: CheckedText, _ there: CheckedText) -> Bool {
    guard let number = value.integer, number > 2 else { return false }
    let own = NumberWords.count(of: number, in: here)
    return own > 0 && NumberWords.count(of: number, in: there) <= own
  }

  /// The numbers that stand in code and in what users fill in, points being decimal ones.
  private static func numbersInCode(_ text: CheckedText) -> Set<NumberValue> {
    var values: Set<NumberValue> = []
    for literal in text.literals where literal.kind == .code || literal.kind == .metavariable {
      var at = literal.range.lowerBound
      while at < literal.range.upperBound {
        guard text.scalars[at].isASCIIDigit else {
          at += 1
          continue
        }
        let start = at
        while at < literal.range.upperBound, text.scalars[at].isASCIIDigit { at += 1 }
        values.insert(NumberValue(digits: text.scalars[start..<at]))
        guard text[at] == ".", text[at + 1]?.isASCIIDigit == true else { continue }
        let point = at
        at += 1
        while at < literal.range.upperBound, text.scalars[at].isASCIIDigit { at += 1 }
        values.insert(
          NumberValue(
            digits: text.scalars[start..<point] + text.scalars[point + 1..<at], decimals: at - point - 1))
        values.insert(NumberValue(digits: text.scalars[point + 1..<at]))
      }
    }
    return values
  }

  private func digits(_ ranges: [Range<Int>], _ text: CheckedText) -> [Unicode.Scalar] {
    ranges.prefix(100).flatMap { text.scalars[$0].filter(\.isASCIIDigit) }
  }

  private mutating func settleDecades() {
    for s in openSource.prefix(100) {
      guard let value = source[s].values.first?.integer else { continue }
      guard
        let found = openTarget.prefix(100).firstIndex(where: { t in
          guard source[s].isDecade || target[t].isDecade, let other = target[t].values.first?.integer else {
            return false
          }
          return value != other && value % 100 == other % 100
        })
      else { continue }
      pairs.append((s, openTarget.remove(at: found)))
      openSource.removeAll { $0 == s }
    }
    // 2010–11 and 2010–2011.
    let whole = Set(pairs.flatMap { pair in target[pair.1].values + source[pair.0].values })
    func isShort(_ token: NumberToken, _ others: [Int], _ list: [NumberToken]) -> Int? {
      guard let value = token.values.first?.integer, value < 100, token.range.count == 2 else { return nil }
      return others.first { other in
        guard let year = list[other].values.first?.integer else { return false }
        return (1800..<2200).contains(year) && year % 100 == value
      }
    }
    guard !whole.isEmpty || openSource.count + openTarget.count > 2 else { return }
    for s in openSource.prefix(50) {
      if let t = isShort(source[s], openTarget, target) {
        pairs.append((s, t))
        openSource.removeAll { $0 == s }
        openTarget.removeAll { $0 == t }
      }
    }
    for t in openTarget.prefix(50) {
      if let s = isShort(target[t], openSource, source) {
        pairs.append((s, t))
        openSource.removeAll { $0 == s }
        openTarget.removeAll { $0 == t }
      }
    }
  }

  /// A number that the other text has once need not stand there as often as here.
  private mutating func settleRepeated() {
    let matchedTarget = Set(pairs.prefix(500).flatMap { target[$0.1].values })
    let matchedSource = Set(pairs.prefix(500).flatMap { source[$0.0].values })
    openSource.removeAll { source[$0].values.contains(where: matchedTarget.contains) && openTarget.isEmpty }
    openTarget.removeAll { target[$0].values.contains(where: matchedSource.contains) && openSource.isEmpty }
  }

  private func isMinutes(_ token: NumberToken, _ text: CheckedText) -> Bool {
    token.values.first == NumberValue(0) && token.range.count == 2
      && (text[token.range.lowerBound - 1] == ":" || text[token.range.lowerBound - 1] == ".")
  }

  private mutating func settleConversions(_ pair: CheckedPair) {
    for s in openSource.prefix(50) {
      guard let from = Units.unit(in: pair.source, after: source[s]), let value = source[s].values.first?.double,
        let found = openTarget.firstIndex(where: { t in
          guard let to = Units.unit(in: pair.target, after: target[t]), to.kind == from.kind, to != from,
            let other = target[t].values.first?.double
          else { return false }
          let (a, b) = (value * from.factor, other * to.factor)
          return abs(a - b) <= 0.06 * max(a, b)
        })
      else { continue }
      openTarget.remove(at: found)
      openSource.removeAll { $0 == s }
    }
  }
}
