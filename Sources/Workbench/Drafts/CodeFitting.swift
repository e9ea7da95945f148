internal import Bitext
internal import Interchange

/// Puts a memory's translation into a segment of a draft with the draft's own codes.
enum CodeFitting {
  /// The pieces of the target; nil when the codes of the two do not fit each other.
  ///
  /// - A draft without codes gets the text alone.
  /// - Where the two sources have codes of the same kinds in the same order, those of the target are the draft's own.
  /// - Codes that stand only before and behind all text of the draft stay there, when the memory has none.
  /// - Parameters:
  ///   - draft: the source in the draft, codes as memories have them.
  ///   - source, target: of the match, likewise.
  ///   - adapted: the target's text with the draft's numbers, where it differs.
  static func pieces(
    draft: Segment, source: Segment, target: Segment, adapted: AdaptedTarget?
  ) -> [DraftFill.Piece]? {
    guard let own = draft.memoryCodes else { return nil }
    let text = adapted?.text ?? target.text
    if own.isEmpty { return text.isEmpty ? nil : [.text(text)] }
    guard let from = source.memoryCodes, let to = target.memoryCodes else { return nil }
    if from.isEmpty, to.isEmpty { return around(draft, text) }
    guard own.map(\.kind) == from.map(\.kind), isNested(own) else { return nil }
    // Numbers are carried over only where no code stands between.
    guard adapted == nil else { return nil }
    guard let numbers = numbers(of: to, among: from), isNested(numbers.map { own[$0] }) else { return nil }
    var next = 0
    return target.runs.compactMap { run -> DraftFill.Piece? in
      switch run {
      case .text(let text): return .text(text)
      case .markup: return nil
      case .inline:
        defer { next += 1 }
        return .code(numbers[next])
      }
    }
  }

  /// The text between the codes of a draft that stand before and behind all of its own.
  private static func around(_ draft: Segment, _ text: String) -> [DraftFill.Piece]? {
    var pieces: [DraftFill.Piece] = []
    var number = 0
    var isPlaced = false
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

  /// Which of the source's codes each of the target's is; nil unless they are the same, each once.
  private static func numbers(of target: [InlineElement], among source: [InlineElement]) -> [Int]? {
    guard target.count == source.count else { return nil }
    func key(_ code: InlineElement) -> String? {
      switch code.kind {
      case .beginPaired, .endPaired: code.attributes["i"]
      default: code.attributes["x"]
      }
    }
    var left = Set(source.indices)
    return target.reduce(into: [Int]?([])) { numbers, code in
      let alike = source.indices.filter { left.contains($0) && source[$0].kind == code.kind }
      let wanted = key(code)
      guard let found = alike.first(where: { key(source[$0]) == wanted }) ?? (wanted == nil ? alike.first : nil) else {
        numbers = nil
        return
      }
      left.remove(found)
      numbers?.append(found)
    }
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
