internal import Bitext
internal import Orthography

/// A ``UserRule`` made ready to be looked for.
final class UserRuleChecker {
  private let rule: UserRule
  private let severity: Finding.Severity
  private let source: Finder?
  private let target: Finder

  private enum Finder {
    case words([[Entry]])
    case expression(RegularExpression)
    case nothing

    /// A word, or how words begin.
    struct Entry {
      let hash: UInt64
      /// How many characters the beginning has; nil for a whole word.
      let prefix: Int?

      func fits(_ word: Word, of text: CheckedText) -> Bool {
        guard let prefix else { return word.hash == hash }
        guard word.count >= prefix else { return false }
        return WordHash.of(text.scalars[word.range.prefix(prefix)]) == hash
      }
    }

    init(_ pattern: UserRule.Pattern) {
      switch pattern {
      case .words(let words):
        self = .words(
          words.map { text in
            let text = CheckedText(text, syntax: .plain)
            return text.words.map { word in
              Entry(hash: word.hash, prefix: text[word.range.upperBound] == "*" ? word.count : nil)
            }
          }.filter { !$0.isEmpty })
      case .expression(let text, let ignoresCase):
        // It was tried when the rule was made.
        self = (try? RegularExpression(text, ignoresCase: ignoresCase)).map(Finder.expression) ?? .nothing
      }
    }

    /// In characters; none when there is nothing to be found.
    /// - Throws: when it could not be looked for.
    func ranges(
      in text: CheckedText, _ allowance: SearchAllowance
    ) throws(UnsearchedRule.Reason) -> [Range<Int>] {
      switch self {
      case .nothing: return []
      case .words(let lists):
        var found: [Range<Int>] = []
        for start in text.words.indices {
          for list in lists where start + list.count <= text.words.count {
            let words = text.words[start..<start + list.count]
            guard zip(words, list).allSatisfy({ $1.fits($0, of: text) }), let last = words.last else { continue }
            found.append(text.words[start].range.lowerBound..<last.range.upperBound)
          }
        }
        return found
      case .expression(let expression):
        let ranges: [Range<Int>]
        switch allowance.search(for: expression, in: text.text) {
        case .found(let found): ranges = found
        case .givenUp: throw .givenUp
        case .stopped: throw .stopped
        }
        guard !ranges.isEmpty else { return [] }
        var places: [Int] = []
        places.reserveCapacity(text.text.utf8.count + 1)
        for (at, scalar) in text.scalars.enumerated() {
          for _ in 0..<UTF8.width(scalar) { places.append(at) }
        }
        places.append(text.scalars.count)
        return ranges.compactMap { range in
          guard range.upperBound < places.count else { return nil }
          return places[range.lowerBound]..<places[range.upperBound]
        }
      }
    }
  }

  private let allowance: SearchAllowance

  /// - Parameter allowance: shared by all who check by this rule.
  init(_ rule: UserRule, severity: Finding.Severity, allowance: SearchAllowance) {
    self.allowance = allowance
    self.rule = rule
    self.severity = severity
    source = rule.source.map(Finder.init)
    target = Finder(rule.target)
  }

  func run(_ pair: CheckedPair) {
    guard !pair.ignores(rule.id) else { return }
    do throws(UnsearchedRule.Reason) {
      let inSource = try source?.ranges(in: pair.source, allowance)
      if let inSource, inSource.isEmpty { return }
      let inTarget = try target.ranges(in: pair.target, allowance)
      switch rule.requirement {
      case .forbidden:
        for range in inTarget.prefix(20) { add(pair, inSource?.first, range) }
      case .required:
        if inTarget.isEmpty { add(pair, inSource?.first, nil) }
      }
    } catch {
      pair.context.unsearched.append(
        UnsearchedRule(
          rule: rule.id, reason: error, segment: pair.segment.id, line: pair.segment.line, column: pair.segment.column))
    }
  }

  private func add(_ pair: CheckedPair, _ source: Range<Int>?, _ target: Range<Int>?) {
    pair.context.findings.append(
      Finding(
        rule: rule.id, severity: severity, segment: pair.segment, sourceRange: source.map(pair.source.utf16),
        targetRange: target.map(pair.target.utf16), message: rule.message,
        suggestion: target == nil ? nil : rule.suggestion))
  }
}
