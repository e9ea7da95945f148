internal import Bitext
internal import CHTML

/// Paragraphs of HTML, by libxml2's parser, which reads any bytes as browsers would.
///
/// Left out: scripts, styles, navigation, forms' fields, what is said to be hidden, blocks that are not to be translated. What is not to
/// be translated within a sentence is part of it.
enum HTMLText {
  static func blocks(
    of bytes: [UInt8], file: String, _ diagnostics: inout [Diagnostic]
  ) throws -> [DocumentText.Block] {
    var builder = BlockBuilder()
    try bytes.withUnsafeBufferPointer { try read($0, base: 0, file: file, into: &builder, &diagnostics) }
    builder.endAll()
    return builder.blocks
  }

  /// - Parameters:
  ///   - base: where the bytes stand in the file.
  ///   - firstLine: the line that they begin on.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, base: Int, firstLine: Int = 1, file: String, into builder: inout BlockBuilder,
    _ diagnostics: inout [Diagnostic]
  ) throws {
    guard !bytes.isEmpty else { return }
    let surplus = surplusAttributes(bytes)
    guard let first = surplus.first else { return try parse(bytes, base, firstLine, file, &builder) }
    diagnostics.append(
      Diagnostic(
        .warning, rule: "crowded-tag", file: file, line: firstLine + bytes[..<first.lowerBound].count { $0 == 0x0A },
        message: "expected at most \(mostAttributes) attributes in a tag, found more: the others are left out"))
    var thinned = Array(bytes)
    for range in surplus { for at in range where thinned[at] > 0x20 { thinned[at] = 0x20 } }
    try thinned.withUnsafeBufferPointer { try parse($0, base, firstLine, file, &builder) }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ base: Int, _ firstLine: Int, _ file: String, _ builder: inout BlockBuilder
  ) throws {
    guard let document = html_open(bytes.baseAddress, bytes.count) else {
      throw FormatError(file: file, message: "expected memory for the document, found none")
    }
    defer { html_close(document) }
    var walk = Walk(base: base)
    var tape = html_tape()
    while true {
      let state = html_next(document, &tape)
      if state == -1 { throw FormatError(file: file, message: "expected memory for the document, found none") }
      for index in 0..<tape.count {
        guard let event = tape.events?[index], let text = tape.bytes.map({ $0 + Int(event.text) }) else { continue }
        walk.take(event, UnsafeBufferPointer(start: text, count: Int(event.count)), &builder)
      }
      if state == -2 {
        let offset = tape.events.map { Int($0[tape.count - 1].offset) } ?? 0
        throw FormatError(
          file: file, line: firstLine + bytes.prefix(offset).count { $0 == 0x0A },
          message: "expected elements nested at most 2000 deep, found deeper ones: refused")
      }
      if state == 0 { break }
    }
    walk.close(&builder)
  }

  /// libxml2 compares each attribute of a tag with all before it.
  static let mostAttributes = 256

  /// What stands in tags behind as many attributes as one is read with.
  ///
  /// What looks like a tag counts wherever it stands, in scripts and comments as well.
  private static func surplusAttributes(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var surplus: [Range<Int>] = []
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    var at = 0
    while at + 1 < bytes.count {
      guard bytes[at] == UInt8(ascii: "<"), isLetter(bytes[at + 1]) else {
        at += 1
        continue
      }
      var attributes = -1
      var start: Int?
      while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
        // The tag's name, then names of attributes, each perhaps with a value.
        attributes += 1
        if attributes == mostAttributes + 1 { start = at }
        while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: ">") {
          at += 1
        }
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
        at += 1
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
        guard at < bytes.count else { break }
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          at += 1
          while at < bytes.count, bytes[at] != quote { at += 1 }
          at += 1
        } else {
          while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
        }
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
      }
      if let start { surplus.append(start..<min(at, bytes.count)) }
    }
    return surplus
  }

  private enum Role {
    case block(Paragraph.Kind, Int)
    case skipped
    case lineBreak
    case preformatted
    case code
    case inline
  }

  private static func role(_ name: String) -> Role {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": .block(.heading, Int(name.dropFirst()) ?? 1)
    case "li", "dt", "dd": .block(.listItem, 0)
    case "td", "th": .block(.tableCell, 0)
    case "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "address",
      "form",
      "fieldset", "legend", "caption", "summary", "details", "hr", "body", "html", "center", "blockquote", "ul", "ol",
      "dl",
      "table", "tr", "thead", "tbody", "tfoot", "menu", "dir", "hgroup", "dialog", "search", "col", "colgroup":
      .block(.body, 0)
    case "pre", "listing", "xmp": .preformatted
    case "code", "samp", "kbd": .code
    case "script", "style", "nav", "head", "template", "noscript", "svg", "math", "object", "iframe", "select",
      "textarea",
      "canvas", "audio", "video", "map", "applet", "noembed", "noframes", "rp", "rt", "del":
      .skipped
    case "br": .lineBreak
    default: .inline
    }
  }

  private struct Element {
    var name: String
    var kind: Paragraph.Kind
    var level: Int
    var isBlock: Bool
    var isSkipped: Bool
    var isPreformatted: Bool
    /// As the element or one around it says.
    var translates: Bool
    /// Its own text is of a block that is not to be translated.
    var isUntranslatable: Bool
  }

  private struct Walk {
    let base: Int
    private var elements: [Element] = []
    private var hasBlock = false

    init(base: Int) { self.base = base }

    private var isSkipped: Bool { elements.last?.isSkipped ?? false }
    private var isPreformatted: Bool { elements.last?.isPreformatted ?? false }

    mutating func take(_ event: html_event, _ text: UnsafeBufferPointer<UInt8>, _ builder: inout BlockBuilder) {
      let source = base + Int(event.offset)
      switch event.kind {
      case 1:
        start(
          String(decoding: text, as: UTF8.self), event.is_hidden != 0,
          translates: event.translate == 0 ? nil : event.translate == 2, source, &builder)
      case 2: end(String(decoding: text, as: UTF8.self), &builder)
      default: add(text, source, event.is_verbatim != 0, &builder)
      }
    }

    /// A text with the characters that browsers show for C1 controls (HTML, 13.2.5.80); nil for one without.
    private static func windows1252(_ text: UnsafeBufferPointer<UInt8>) -> String? {
      guard let lead = text.firstIndex(of: 0xC2), lead + 1 < text.count else { return nil }
      let isControl = text.indices.contains { text[$0] == 0xC2 && $0 + 1 < text.count && text[$0 + 1] < 0xA0 }
      guard isControl else { return nil }
      var result = String.UnicodeScalarView()
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        guard (0x80...0x9F).contains(scalar.value) else {
          result.append(scalar)
          continue
        }
        let known = Self.controls[Int(scalar.value) - 0x80]
        // Those that Windows-1252 does not have are no text.
        if known != "\u{FFFD}" { result.append(known) }
      }
      return String(result)
    }

    /// What 0x80 to 0x9F are in Windows-1252.
    private static let controls: [UnicodeScalar] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
      0x017D, 0xFFFD,
      0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD,
      0x017E, 0x0178,
    ].map { UnicodeScalar(UInt16($0)) ?? "\u{FFFD}" }

    mutating func close(_ builder: inout BlockBuilder) {
      if hasBlock { builder.end() }
      hasBlock = false
    }

    private mutating func start(
      _ name: String, _ isHidden: Bool, translates: Bool?, _ source: Int, _ builder: inout BlockBuilder
    ) {
      var element = Element(
        name: name, kind: elements.last?.kind ?? .body, level: elements.last?.level ?? 0, isBlock: false,
        isSkipped: isSkipped || isHidden, isPreformatted: isPreformatted,
        translates: translates ?? elements.last?.translates ?? true,
        isUntranslatable: elements.last?.isUntranslatable ?? false)
      switch HTMLText.role(name) {
      case .block(let kind, let level):
        element.isBlock = true
        // A paragraph within an item or a cell is still one of them; a list within a cell is a list.
        if kind != .body {
          (element.kind, element.level) = (kind, level)
        } else if element.kind == .heading {
          (element.kind, element.level) = (.body, 0)
        }
        close(&builder)
      case .preformatted:
        element.isBlock = true
        element.isPreformatted = true
        close(&builder)
      case .code: element.isSkipped = element.isSkipped || isPreformatted
      case .skipped: element.isSkipped = true
      case .lineBreak: if !isSkipped, hasBlock { builder.breakLine(source: source) }
      case .inline: break
      }
      if element.isBlock || translates == true { element.isUntranslatable = !element.translates }
      elements.append(element)
    }

    private mutating func end(_ name: String, _ builder: inout BlockBuilder) {
      guard let index = elements.lastIndex(where: { $0.name == name }) else { return }
      if elements[index...].contains(where: \.isBlock) { close(&builder) }
      elements.removeSubrange(index...)
    }

    private mutating func add(
      _ text: UnsafeBufferPointer<UInt8>, _ source: Int, _ isVerbatim: Bool, _ builder: inout BlockBuilder
    ) {
      guard !isSkipped, !(elements.last?.isUntranslatable ?? false) else { return }
      if let known = Self.windows1252(text) {
        var known = known
        return known.withUTF8 { add($0, source, false, &builder) }
      }
      if !hasBlock {
        guard text.contains(where: { $0 > 0x20 }) else { return }
        builder.begin(elements.last?.kind ?? .body, level: elements.last?.level ?? 0)
        hasBlock = true
      }
      guard isPreformatted else { return builder.add(text, source: source, isVerbatim: isVerbatim) }
      var start = 0
      for at in text.indices where text[at] == 0x0A {
        builder.add(UnsafeBufferPointer(rebasing: text[start..<at]), source: source + start, isVerbatim: isVerbatim)
        builder.breakLine(source: source + at)
        start = at + 1
      }
      builder.add(UnsafeBufferPointer(rebasing: text[start...]), source: source + start, isVerbatim: isVerbatim)
    }
  }
}
