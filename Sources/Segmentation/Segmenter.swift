package import Bitext
internal import Orthography

/// Breaks the texts of one language into segments. One task at a time.
package final class Segmenter {
  private enum Engine {
    case shipped(SentenceScanner)
    case rules(RuleSegmenter)
  }

  private let engine: Engine
  private let handling: SegmentationRules

  /// - Parameter rules: instead of the shipped ones.
  /// - Throws: ``FormatError`` for a rule whose pattern is none, or when no rule is for the language.
  package init(language: LanguageTag, rules: SegmentationRules? = nil) throws(FormatError) {
    handling = rules ?? SegmentationRules(file: "")
    if let rules {
      engine = .rules(try RuleSegmenter(rules, language: language))
    } else {
      engine = .shipped(SentenceScanner(SentenceLexicon(language: language)))
    }
  }

  /// Where segments end within a text, in bytes, rising: before the spaces between two sentences for the shipped rules, wherever
  /// the rules say otherwise. Neither 0 nor the end is among them. Time is proportional to the text for the shipped rules.
  ///
  /// - Throws: ``FormatError`` when a pattern of the rules is too slow on the text.
  package func breaks(in text: UnsafeBufferPointer<UInt8>) throws(FormatError) -> [Int] {
    switch engine {
    case .shipped(let scanner): scanner.breaks(in: text)
    case .rules(let rules): try rules.breaks(in: text)
    }
  }

  /// The segments of a text in UTF-8, without the spaces around them, in bytes; those of nothing but spaces are left out.
  package func sentences(in text: [UInt8]) throws(FormatError) -> [Range<Int>] {
    try text.withUnsafeBufferPointer { (buffer) throws(FormatError) -> [Range<Int>] in
      var found: [Range<Int>] = []
      var start = 0
      for end in try breaks(in: buffer) + [buffer.count] {
        if let range = Self.trimmed(start..<end, in: buffer) { found.append(range) }
        start = end
      }
      return found
    }
  }

  /// The same for a string.
  package func sentences(of text: String) throws(FormatError) -> [String] {
    let bytes = Array(text.utf8)
    return try sentences(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// A segment as several, spaces between them going with the one before; codes at a break go as the rules say
  /// (`formathandle`). An element that holds text of the segment stays whole.
  package func split(_ segment: Segment) throws(FormatError) -> [Segment] {
    var flow = SegmentFlow()
    flow.add(segment.runs)
    let bytes = Array(flow.text.utf8)
    var breaks = try bytes.withUnsafeBufferPointer { (buffer) throws(FormatError) -> [Int] in
      try self.breaks(in: buffer).map { Self.afterSpaces($0, in: buffer) }
    }
    breaks = breaks.filter { $0 < bytes.count }
    guard !breaks.isEmpty else { return [segment] }
    var parts: [[Segment.Run]] = [[]]
    var next = 0
    flow = SegmentFlow()
    /// Opens the next segment where its break has been reached.
    func open(at offset: Int) {
      while next < breaks.count, breaks[next] <= offset {
        parts.append([])
        next += 1
      }
    }
    for run in segment.runs {
      let before = flow.text.utf8.count
      flow.add([run])
      let after = flow.text.utf8.count
      switch run {
      case .text(let text):
        let piece = Array(text.utf8)
        let start = after - piece.count
        open(at: start)
        var from = 0
        while next < breaks.count, breaks[next] < after {
          let cut = breaks[next] - start
          if cut > from { parts[parts.count - 1].append(.text(String(decoding: piece[from..<cut], as: UTF8.self))) }
          from = cut
          open(at: breaks[next])
        }
        if from < piece.count { parts[parts.count - 1].append(.text(String(decoding: piece[from...], as: UTF8.self))) }
      case .inline(let element):
        if !goesBefore(element.kind) { open(at: before) }
        parts[parts.count - 1].append(run)
        // What falls within the element is no break.
        while next < breaks.count, breaks[next] > before, breaks[next] < after { breaks.remove(at: next) }
      case .markup: parts[parts.count - 1].append(run)
      }
    }
    return parts.filter { !$0.isEmpty }.map { Segment($0, attributes: segment.attributes) }
  }

  private func goesBefore(_ kind: InlineElement.Kind) -> Bool {
    switch kind {
    case .beginPaired: handling.startGoesBefore
    case .endPaired: handling.endGoesBefore
    case .placeholder, .isolated, .unknownTag: handling.isolatedGoesBefore
    case .highlight, .subflow, .other: false
    }
  }

  private static func afterSpaces(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var at = offset
    while at < text.count {
      let (value, length) = UTF8Decoding.scalar(in: text, at: at)
      guard SentenceScanner.isSpace(value) else { break }
      at += length
    }
    return at
  }

  private static func trimmed(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let start = min(afterSpaces(range.lowerBound, in: text), range.upperBound)
    var end = range.upperBound
    while end > start, let (value, before) = UTF8Decoding.scalar(in: text, before: end),
      SentenceScanner.isSpace(value)
    {
      end = max(start, before)
    }
    return start < end ? start..<end : nil
  }
}
