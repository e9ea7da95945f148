internal import Bitext

extension Segment {
  /// The segment without the line breaks and the indentation with which a file is laid out (`xml:space="default"`).
  ///
  /// White space that holds a line break is none at the ends of the segment, and one space between words. Spaces without one are
  /// text: they are too often meant, and a check is to see them.
  var withoutLayout: Segment {
    guard TextLayout.stands(in: runs) else { return self }
    var layout = TextLayout()
    var runs = layout.removing(from: runs)
    // What stands at the end is known there.
    if layout.endsWithLayout { TextLayout.trimEnd(of: &runs) }
    return Segment(runs, attributes: attributes)
  }
}

/// Takes the layout out of a text, piece by piece.
struct TextLayout {
  /// Whether anything but white space of the layout has come.
  private var hasText = false
  /// Whether the last that came was white space with a line break, which stands as one space.
  private(set) var endsWithLayout = false

  /// Whether there is a line break in a text.
  static func stands(in runs: [Segment.Run]) -> Bool {
    runs.contains { run in
      switch run {
      case .text(let text): text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
      case .inline(let element): element.kind.holdsText && stands(in: element.content)
      case .markup: false
      }
    }
  }

  mutating func removing(from runs: [Segment.Run]) -> [Segment.Run] {
    var result: [Segment.Run] = []
    for run in runs {
      switch run {
      case .markup: result.append(run)
      case .text(let text):
        let rest = removing(from: text)
        if !rest.isEmpty { result.append(.text(rest)) }
      case .inline(var element):
        if element.kind.holdsText {
          element.content = removing(from: element.content)
        } else if element.kind != .subflow {
          hasText = true
          endsWithLayout = false
        }
        result.append(.inline(element))
      }
    }
    return result
  }

  private mutating func removing(from text: String) -> String {
    if !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }), !endsWithLayout, hasText {
      return text
    }
    var result: [UInt8] = []
    for part in TextLayout.parts(of: Array(text.utf8)) {
      if part.isLayout {
        if hasText, !endsWithLayout { result.append(0x20) }
        endsWithLayout = true
      } else {
        result += part.bytes
        hasText = true
        endsWithLayout = false
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Removes the space that the layout at the end of a segment has become.
  static func trimEnd(of runs: inout [Segment.Run]) {
    for index in runs.indices.reversed() {
      switch runs[index] {
      case .markup: continue
      case .text(let text):
        guard text.utf8.last == 0x20 else { return }
        let rest = String(text.unicodeScalars.dropLast())
        if rest.isEmpty { runs.remove(at: index) } else { runs[index] = .text(rest) }
        return
      case .inline(var element):
        guard element.kind.holdsText else { return }
        if element.content.isEmpty { continue }
        trimEnd(of: &element.content)
        runs[index] = .inline(element)
        return
      }
    }
  }

  /// Stretches of a text: white space that holds a line break, and what stands between.
  static func parts(of bytes: [UInt8]) -> [(bytes: ArraySlice<UInt8>, isLayout: Bool)] {
    var parts: [(bytes: ArraySlice<UInt8>, isLayout: Bool)] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      guard isXMLSpace(bytes[at]) else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, isXMLSpace(bytes[end]) { end += 1 }
      if bytes[at..<end].contains(where: { $0 == 0x0A || $0 == 0x0D }) {
        if start < at { parts.append((bytes[start..<at], false)) }
        parts.append((bytes[at..<end], true))
        start = end
      }
      at = end
    }
    if start < bytes.count { parts.append((bytes[start...], false)) }
    return parts
  }
}
