internal import Bitext
internal import Interchange
internal import Orthography

/// Puts a memory's translation into a segment of a draft with the draft's own codes.
///
/// Each code of the translation is a code of the memory's source, and that is one of the draft's: both by identity
/// (``Interchange/CodePairing``). Where that is not certain, nothing is put in.
enum CodeFitting {
  /// The pieces of the target; nil when the codes of the two do not fit each other.
  ///
  /// - A draft without codes gets the text alone.
  /// - Codes that stand only before and behind all text of the draft stay there, when the memory has none.
  /// - What a code holds to be translated (an image's description) is translated, or the segment is left.
  /// - Parameters:
  ///   - draft: the source in the draft, codes as memories have them.
  ///   - source, target: of the match, likewise.
  ///   - adapted: the target's text with the draft's numbers, where it differs.
  static func pieces(
    draft: Segment, source: Segment, target: Segment, adapted: AdaptedTarget?
  ) -> [DraftFill.Piece]? {
    guard let own = draft.memoryCodes, var from = source.memoryCodes, var to = target.memoryCodes else { return nil }
    let text = adapted?.text ?? target.text
    if own.isEmpty {
      // Numbered tags in the text are codes of OmegaT; a draft that has none would get them as text.
      if OmegaTTags.stand(in: text), !OmegaTTags.stand(in: draft.text) { return nil }
      if (source.inlineCodes + target.inlineCodes).contains(where: { !$0.subflows.isEmpty }) { return nil }
      return text.isEmpty ? nil : [.text(text)]
    }
    var (source, target) = (source, target)
    if from.isEmpty, to.isEmpty {
      guard OmegaTTags.stand(in: source.text + target.text) else { return around(draft, text) }
      (source, target) = (OmegaTTags.codes(of: source), OmegaTTags.codes(of: target))
      guard let first = source.memoryCodes, let second = target.memoryCodes else { return nil }
      (from, to) = (first, second)
    }
    // Numbers are carried over only where no code stands between.
    guard adapted == nil, own.count == from.count, own.count == to.count, isNested(own) else { return nil }
    let (codes, wanted) = (draft.inlineCodes, target.inlineCodes)
    guard let partners = partners(of: wanted, source: source, draft: draft, draftCodes: codes) else { return nil }
    // Of each end in the target, the draft's, and the texts within it.
    var ends: [Int: (end: Int, subflows: [String])] = [:]
    for (code, partner) in zip(wanted, partners) {
      ends[code.first] = (codes[partner].first, code.subflows)
      if code.last != code.first { ends[code.last] = (codes[partner].last, []) }
    }
    let order = to.indices.compactMap { ends[$0]?.end }
    guard order.count == own.count, isNested(order.map { own[$0] }) else { return nil }
    var next = 0
    return target.runs.compactMap { run -> DraftFill.Piece? in
      switch run {
      case .text(let text): return .text(text)
      case .markup: return nil
      case .inline:
        defer { next += 1 }
        guard let (end, subflows) = ends[next] else { return nil }
        return subflows.isEmpty ? .code(end) : .codeHolding(end, subflows: subflows)
      }
    }
  }

  /// Whether a match of the same text is an exact one: the codes of the draft are those of the source, and it is certain which
  /// of them those of the target are.
  static func isExact(draft: Segment, source: Segment, target: Segment) -> Bool {
    let (own, from, to) = (draft.inlineCodes, source.inlineCodes, target.inlineCodes)
    guard let same = CodePairing.sameText(from, own), same.isExact else { return false }
    let translation = CodePairing(from, to)
    return translation.isCertain && areExchangeable(translation, among: own)
  }

  /// Which of the draft's codes each of the target's is; nil where that is not certain.
  private static func partners(
    of target: [InlineCode], source: Segment, draft: Segment, draftCodes own: [InlineCode]
  ) -> [Int]? {
    let from = source.inlineCodes
    let translation = CodePairing(from, target)
    guard translation.isCertain else { return nil }
    let places: [Int]
    if Orthography.identityKey(source.text) == Orthography.identityKey(draft.text),
      let same = CodePairing.sameText(from, own)
    {
      guard same.isFitting else { return nil }
      places = Array(own.indices)
    } else {
      let numbers = (Set(from.compactMap(\.x)), Set(own.compactMap(\.x)))
      let version = CodePairing(
        own, from, numbers: numbers.0 == numbers.1 && numbers.0.count == own.count ? .suggest : .tellNothing)
      guard version.isCertain else { return nil }
      places = version.partners.compactMap(\.self)
    }
    guard places.count == from.count else { return nil }
    let partners = translation.partners.compactMap { $0.map { places[$0] } }
    guard partners.count == target.count, areExchangeable(translation, among: own, places) else { return nil }
    for (index, partner) in partners.enumerated() {
      // The translation of a text within a code is that of the same text.
      guard let known = translation.partners[index], from[known].subflows == own[partner].subflows,
        own[partner].subflows.count == target[index].subflows.count,
        own[partner].subflows.isEmpty || own[partner].shape != .pair
      else { return nil }
    }
    return partners
  }

  /// Whether codes of the memory that only their order tells apart are such in the draft, too.
  ///
  /// - Parameter places: which of the draft's codes each of the source's is; in order unless given.
  private static func areExchangeable(
    _ translation: CodePairing, among own: [InlineCode], _ places: [Int]? = nil
  ) -> Bool {
    translation.alike.allSatisfy { group in
      let codes = group.compactMap { translation.partners[$0] }.map { own[places?[$0] ?? $0] }
      return codes.first.map { first in codes.allSatisfy { $0.isAlike(first) } } ?? true
    }
  }

  /// The text between the codes of a draft that stand before and behind all of its own.
  private static func around(_ draft: Segment, _ text: String) -> [DraftFill.Piece]? {
    var pieces: [DraftFill.Piece] = []
    var number = 0
    var isPlaced = false
    if draft.inlineCodes.contains(where: { !$0.subflows.isEmpty }) { return nil }
    for run in draft.runs {
      switch run {
      case .markup: continue
      case .text:
        if isPlaced { return nil }
        isPlaced = true
        pieces.append(.text(text))
      case .inline:
        pieces.append(.code(number))
        number += 1
      }
    }
    return isPlaced ? pieces : nil
  }

  /// Whether each pair is closed in the order in which it was opened.
  private static func isNested(_ codes: [InlineElement]) -> Bool {
    var open: [String?] = []
    for code in codes {
      if code.kind == .beginPaired { open.append(code.attributes["i"]) }
      if code.kind == .endPaired {
        guard let last = open.popLast(), last == code.attributes["i"] else { return false }
      }
    }
    return open.isEmpty
  }
}

/// OmegaT's codes in the text of its memories: `<f0>`, `</f0>`, `<x1/>`.
enum OmegaTTags {
  static func stand(in text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
    return pieces(text).contains { if case .inline = $0 { true } else { false } }
  }

  /// The segment with its tags as codes.
  static func codes(of segment: Segment) -> Segment {
    Segment(
      segment.runs.flatMap { run -> [Segment.Run] in
        if case .text(let text) = run { return pieces(text) }
        return [run]
      }, attributes: segment.attributes
    ).withMemoryCodes
  }

  private static func pieces(_ text: String) -> [Segment.Run] {
    var runs: [Segment.Run] = []
    var rest = text[...]
    var pending = ""
    while let start = rest.firstIndex(of: "<") {
      pending += rest[..<start]
      rest = rest[start...]
      guard let (kind, name, end) = tag(rest) else {
        pending.append("<")
        rest = rest.dropFirst()
        continue
      }
      if !pending.isEmpty { runs.append(.text(pending)) }
      pending = ""
      let number = Attribute(kind == .placeholder ? "x" : "i", name)
      let attributes = kind == .beginPaired ? [number, Attribute("x", name)] : [number]
      runs.append(.inline(InlineElement(kind, attributes: attributes)))
      rest = rest[end...]
    }
    pending += rest
    if !pending.isEmpty { runs.append(.text(pending)) }
    return runs
  }

  /// A tag at the beginning of a text: letters, then digits.
  private static func tag(_ text: Substring) -> (kind: InlineElement.Kind, name: String, end: Substring.Index)? {
    var at = text.index(after: text.startIndex)
    func next() -> Character? { at < text.endIndex ? text[at] : nil }
    let isEnd = next() == "/"
    if isEnd { at = text.index(after: at) }
    let start = at
    while let letter = next(), ("a"..."z").contains(letter) { at = text.index(after: at) }
    let digits = at
    while let digit = next(), ("0"..."9").contains(digit) { at = text.index(after: at) }
    guard start < digits, digits < at, text.distance(from: start, to: digits) <= 2 else { return nil }
    let name = String(text[start..<at])
    let isAlone = next() == "/"
    if isAlone { at = text.index(after: at) }
    guard next() == ">", !(isEnd && isAlone) else { return nil }
    // Headings of HTML have a number, too.
    if name.utf8.count == 2, name.hasPrefix("h") { return nil }
    return (isEnd ? .endPaired : isAlone ? .placeholder : .beginPaired, name, text.index(after: at))
  }
}
