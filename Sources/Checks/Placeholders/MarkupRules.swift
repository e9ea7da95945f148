internal import Bitext

/// Tags in the text, inline codes beside it, line breaks and the spaces at the edges.
enum MarkupRules {
  static func run(_ pair: CheckedPair) {
    if !pair.source.literals.isEmpty || !pair.target.literals.isEmpty {
      tags(pair)
    }
    codes(pair)
    lines(pair)
    edges(pair)
  }

  // MARK: Tags

  private static func tags(_ pair: CheckedPair) {
    let source = pair.source.literals.filter { $0.kind == .tag }
    let ordinals = ordinalTags(pair)
    let target = pair.target.literals.filter { literal in
      literal.kind == .tag && !ordinals.contains { $0.contains(literal.range.lowerBound) }
    }
    guard !source.isEmpty || !target.isEmpty else { return }
    let (missing, extra) = PlaceholderRules.difference(source.map(\.key), target.map(\.key))
    // <mark> may be what users are to put a mark in place of: <пометка>.
    let isMetavariable = missing.count <= metavariables(pair)
    for index in missing.prefix(20) {
      let isWord =
        isMetavariable && source[index].range.count > 4 && source[index].range.count == source[index].key.count
      pair.report(
        .tagMissing, source: source[index].range, most: isWord ? .information : .error,
        "\(source[index].key) is not in the target")
    }
    for index in extra.prefix(20) {
      pair.report(.tagExtra, target: target[index].range, "\(target[index].key) is not in the source, or not so often")
    }
    // Where a tag is missing or too many, that has been said.
    guard missing.isEmpty, extra.isEmpty, unbalanced(source) == nil, let wrong = unbalanced(target) else { return }
    pair.report(.tagUnbalanced, target: target[wrong].range, "\(target[wrong].key) does not fit what is open there")
  }

  /// Where the ending of an ordinal is raised that is not in the source: 2<sup>e</sup>.
  private static func ordinalTags(_ pair: CheckedPair) -> [Range<Int>] {
    guard !pair.source.literals.contains(where: { $0.key == "<sup>" }) else { return [] }
    let text = pair.target
    let literals = text.literals
    return literals.indices.dropLast().compactMap { index in
      let (open, close) = (literals[index], literals[index + 1])
      guard open.key == "<sup>", close.key == "</sup>" else { return nil }
      let ending = open.range.upperBound..<close.range.lowerBound
      let before = text.kind(open.range.lowerBound - 1)
      guard (1...4).contains(ending.count), ending.allSatisfy({ text.kind($0).contains(.letter) }),
        before.contains(.digit) || before.contains(.literal)
      else { return nil }
      return open.range.lowerBound..<close.range.upperBound
    }
  }

  /// How often three letters or more of the target's language stand between angle brackets.
  private static func metavariables(_ pair: CheckedPair) -> Int {
    let letters = pair.context.target.letters
    guard letters != pair.context.source.letters, !letters.isEmpty, pair.target.scalars.contains("<") else { return 0 }
    return pair.target.scalars.indices.count { at in
      pair.target.scalars[at] == "<" && (1...3).allSatisfy { pair.target.kind(at + $0).contains(letters) }
    }
  }

  /// The first tag that closes what is not open, or opens what is not closed.
  private static func unbalanced(_ tags: [Literal]) -> Int? {
    var open: [(name: Substring, index: Int)] = []
    for (index, tag) in tags.enumerated() {
      let name = tag.key.dropFirst().dropLast()
      if name.hasSuffix("/") || TagNames.void.contains(String(name)) { continue }
      if name.hasPrefix("/") {
        guard let last = open.popLast(), last.name == name.dropFirst() else { return index }
      } else {
        open.append((name, index))
      }
    }
    return open.last?.index
  }

  // MARK: Inline codes

  private struct Code {
    let kind: InlineElement.Kind
    /// `x` of TMX, or the id; of an end without one, that of its begin.
    var id: String?
    /// What it holds.
    let content: String
    /// By what the ends of a pair know each other within a segment.
    let key: String

    var isOpening: Bool { kind == .beginPaired || kind == .other("bx") || kind == .other("sc") }
    var isClosing: Bool { kind == .endPaired || kind == .other("ex") || kind == .other("ec") }
    /// Of another vocabulary, which may have no ids.
    var isForeign: Bool { if case .other = kind { true } else { false } }
    var label: String { [kind.name, id ?? content].filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// By what a code is known on the other side.
  private struct Identity: Hashable {
    let kind: InlineElement.Kind
    let text: String
  }

  private static func codes(_ pair: CheckedPair) {
    let source = codes(pair.segment.source)
    let target = pair.segment.target.map(codes) ?? []
    if source.isEmpty, target.isEmpty { return }
    // Where some have numbers and others none, what they hold tells them apart. `i` of TMX does not: it counts within a segment.
    let usesIds = (source + target).allSatisfy { $0.id != nil || $0.isForeign }
    func identity(_ code: Code) -> Identity {
      Identity(kind: code.kind, text: usesIds ? code.id ?? "" : code.isClosing ? "" : code.content)
    }
    var counts: [Identity: Int] = [:]
    for code in target { counts[identity(code), default: 0] += 1 }
    for code in source { counts[identity(code), default: 0] -= 1 }
    var isWhole = true
    for code in source where (counts[identity(code)] ?? 0) < 0 {
      counts[identity(code), default: 0] += 1
      isWhole = false
      pair.report(.codeMissing, "the code \(code.label) is not in the target")
    }
    for code in target where (counts[identity(code)] ?? 0) > 0 {
      counts[identity(code), default: 0] -= 1
      isWhole = false
      pair.report(.codeExtra, "the code \(code.label) is not in the source, or not so often")
    }
    guard isWhole, areNested(source), !areNested(target) else { return }
    pair.report(.codeOrder, "paired codes close in another order than they open")
  }

  /// Of terms, comments and tracked changes: they are no codes.
  private static let marks = "mrk sm em".split(separator: " ")

  private static func codes(_ segment: Segment) -> [Code] {
    var found: [Code] = []
    func isMark(_ kind: InlineElement.Kind) -> Bool {
      if case .other(let name) = kind { marks.contains { $0 == name } } else { false }
    }
    var begins: [String: String] = [:]
    func text(_ runs: [Segment.Run]) -> String {
      runs.map { run in
        switch run {
        case .text(let text): text
        case .inline(let element): element.kind == .subflow ? "" : text(element.content)
        case .markup: ""
        }
      }.joined()
    }
    func walk(_ runs: [Segment.Run], _ depth: Int) {
      for case .inline(let element) in runs where element.kind != .subflow {
        if !isMark(element.kind) {
          func value(_ name: String) -> String? { element.attributes.first { $0.name == name }?.value }
          let id = value("id")
          var code = Code(
            kind: element.kind, id: value("x") ?? id,
            content: element.kind.holdsText ? "" : text(element.content),
            key: value("i") ?? value("rid") ?? value("startRef") ?? id ?? "")
          if code.isOpening { begins[code.key] = code.id }
          if code.isClosing, code.id == nil { code.id = begins[code.key] }
          found.append(code)
        }
        if element.kind.holdsText, depth < 64 { walk(element.content, depth + 1) }
      }
    }
    walk(segment.runs, 0)
    return found
  }

  private static func areNested(_ codes: [Code]) -> Bool {
    var open: [String] = []
    for code in codes {
      if code.isOpening { open.append(code.key) }
      // An end bears the number of its begin, or none.
      if code.isClosing {
        guard let last = open.popLast() else { return false }
        if !last.isEmpty, !code.key.isEmpty, last != code.key, open.contains(code.key) { return false }
      }
    }
    return true
  }

  // MARK: Lines and edges

  private static func lines(_ pair: CheckedPair) {
    guard pair.isOn(.newlineCount) else { return }
    func count(_ text: CheckedText) -> Int {
      text.scalars[text.trimmed].count { $0 == "\n" } + text.literals.count { $0.kind == .escape && $0.key == "\\n" }
    }
    let (expected, found) = (count(pair.source), count(pair.target))
    guard expected != found else { return }
    // Lines that were broken to fit are broken elsewhere in another language.
    let isWrapped =
      paragraphs(pair.source) == paragraphs(pair.target)
      || min(pair.source.scalars.count, pair.target.scalars.count) > 200
    pair.report(
      .newlineCount, most: isWrapped ? .information : .error,
      "\(expected) line breaks in the source, \(found) in the target")
  }

  /// Line breaks behind the end of a sentence or of an empty line; in a short text any but those within a sentence.
  private static func paragraphs(_ text: CheckedText) -> Int {
    let range = text.trimmed
    return range.count { at in
      guard text.scalars[at] == "\n", let before = text[at - 1] else { return false }
      if ".:;!?…>\n".unicodeScalars.contains(before) || before == ")" { return true }
      let isWithin = text.kind(at - 1).contains(.letter) && text.kind(at + 1).contains(.lower)
      return text.scalars.count < 60 && !isWithin
    } + text.literals.count { $0.kind == .escape && $0.key == "\\n" }
  }

  /// Whether a code that stands for something is the first or the last of a segment: the space beside it is within.
  private static func standing(_ segment: Segment) -> (atStart: Bool, atEnd: Bool) {
    func isStanding(_ run: Segment.Run?) -> Bool {
      guard case .inline(let element)? = run else { return false }
      switch element.kind {
      case .placeholder, .isolated, .unknownTag, .other("x"), .other("ph"): return true
      default: return false
      }
    }
    return (isStanding(segment.runs.first), isStanding(segment.runs.last))
  }

  /// The white space around the texts.
  static func edges(_ pair: CheckedPair) {
    let (source, target) = (pair.source.trimmed, pair.target.trimmed)
    guard pair.isOn(.edgeSpace), !source.isEmpty, !target.isEmpty else { return }
    let (sourceEnd, targetEnd) = (pair.source.scalars.count, pair.target.scalars.count)
    let codes = [pair.segment.source, pair.segment.target].compactMap { $0.map(standing) }
    let before = Array(pair.source.scalars[..<source.lowerBound])
    if !codes.contains(where: \.atStart), before != Array(pair.target.scalars[..<target.lowerBound]) {
      pair.report(
        .edgeSpace, target: 0..<target.lowerBound, "not the same white space at the beginning",
        suggestion: pair.source.string(0..<source.lowerBound), isSure: true)
    }
    let after = Array(pair.source.scalars[source.upperBound...])
    if !codes.contains(where: \.atEnd), after != Array(pair.target.scalars[target.upperBound...]) {
      pair.report(
        .edgeSpace, target: target.upperBound..<targetEnd, "not the same white space at the end",
        suggestion: pair.source.string(source.upperBound..<sourceEnd), isSure: true)
    }
  }
}
