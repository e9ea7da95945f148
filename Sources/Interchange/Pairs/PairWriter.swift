package import Bitext

/// A translation unit of two languages, as formats for drafts have it.
package struct PairUnit: Sendable {
  package var id: String?
  package var source: Segment
  package var target: Segment
  package var notes: [String] = []
  package var context: String?

  package init(id: String? = nil, source: Segment, target: Segment, notes: [String] = [], context: String? = nil) {
    self.id = id
    self.source = source
    self.target = target
    self.notes = notes
    self.context = context
  }
}

/// Writes pairs as a document of one format, piece by piece.
package protocol PairWriter {
  /// What the format had no place for.
  var losses: ConversionLosses { get }
  /// What stands before the first pair.
  mutating func begin() -> [UInt8]
  /// A pair; empty when the format cannot hold it, which ``losses`` tells.
  mutating func pair(_ pair: PairUnit) -> [UInt8]
  mutating func end() -> [UInt8]
}

extension Segment {
  /// The text alone, and how many codes are not in it.
  var plain: (text: String, codes: Int) {
    let flow = flow
    return (flow.text, flow.codes.count)
  }
}

/// Writes tables of two columns and more: TSV without a header (OmegaT, Anki), CSV with one.
package struct BitextTableWriter: PairWriter {
  package private(set) var losses = ConversionLosses()
  private let isCSV: Bool
  private let languages: (String, String)

  package init(isCSV: Bool, source: String, target: String) {
    self.isCSV = isCSV
    languages = (source, target)
  }

  package mutating func begin() -> [UInt8] {
    isCSV ? Array("\(languages.0),\(languages.1),note,context\n".utf8) : []
  }

  package mutating func pair(_ pair: PairUnit) -> [UInt8] {
    let (source, target) = (pair.source.plain, pair.target.plain)
    if source.codes + target.codes > 0 {
      losses.lost("inline codes", "a table holds text alone", count: source.codes + target.codes)
    }
    if pair.id != nil { losses.lost("ids", "a table has no column for them") }
    if isCSV {
      let cells = [source.text, target.text, pair.notes.joined(separator: "\n"), pair.context ?? ""]
      return Array((DelimitedCell.line(cells) + "\n").utf8)
    }
    if !pair.notes.isEmpty { losses.lost("notes", "two columns hold source and target") }
    if pair.context != nil { losses.lost("contexts", "two columns hold source and target") }
    return Array("\(flat(source.text))\t\(flat(target.text))\n".utf8)
  }

  package mutating func end() -> [UInt8] { [] }

  /// A text as one cell of a line.
  private mutating func flat(_ text: String) -> String {
    if DelimitedCell.fits(text) { return text }
    losses.changed("tabs and line ends", "a cell of TSV is a piece of a line: they are spaces")
    return DelimitedCell.flat(text)
  }
}

/// Writes gettext catalogues.
package struct POWriter: PairWriter {
  package private(set) var losses = ConversionLosses()
  private let language: String
  private let sourceLanguage: String
  private let toolVersion: String
  /// The translation of each context and message.
  private var seen: [String: String] = [:]
  /// Of messages with several translations: the first number that may be free, and what the numbers before it stand for.
  private var numbers: [String: Int] = [:]
  private var numbered: Set<String> = []

  package init(source: String, target: String, toolVersion: String) {
    sourceLanguage = source
    language = target
    self.toolVersion = toolVersion
  }

  package mutating func begin() -> [UInt8] {
    Array(
      """
      msgid ""
      msgstr ""
      "Project-Id-Version: translation memory\\n"
      "Language: \(language.replacing("-", with: "_"))\\n"
      "MIME-Version: 1.0\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "X-Source-Language: \(sourceLanguage)\\n"
      "X-Generator: Tolmach \(toolVersion)\\n"

      """.utf8)
  }

  package mutating func pair(_ pair: PairUnit) -> [UInt8] {
    let (source, target) = (pair.source.plain, pair.target.plain)
    guard !source.text.isEmpty else {
      losses.lost("units without a source text", "a message begins with it")
      return []
    }
    // A catalogue has each context and message once.
    var context = pair.context
    var key = (context.map { "\($0)\u{4}" } ?? "") + source.text
    if let known = seen[key] {
      if known == target.text {
        losses.lost("repeated units", "a message stands in a catalogue once")
        return []
      }
      let message = key
      var number = numbers[message] ?? 2
      func translation(_ text: String) -> String { "\(message)\u{0}\(text)" }
      var isKnown = numbered.contains(translation(target.text))
      while !isKnown {
        context = "\(pair.context.map { "\($0) " } ?? "")\(number)"
        key = "\(context ?? "")\u{4}\(source.text)"
        guard let other = seen[key] else { break }
        numbered.insert(translation(other))
        number += 1
        isKnown = other == target.text
      }
      numbers[message] = number
      if isKnown {
        losses.lost("repeated units", "a message stands in a catalogue once")
        return []
      }
      losses.changed("other translations of a source", "told apart by numbers as contexts")
    }
    seen[key] = target.text
    if source.codes + target.codes > 0 {
      losses.lost("inline codes", "a message is text alone", count: source.codes + target.codes)
    }
    if pair.id != nil { losses.lost("ids", "messages have none") }
    var text = "\n"
    for line in pair.notes.flatMap({ $0.split(whereSeparator: \.isNewline) }) { text += "# \(line)\n" }
    func line(_ keyword: String, _ value: String) {
      text += "\(keyword) \(String(decoding: DraftWriter.catalogue(value, lineEnd: "\n"), as: UTF8.self))\n"
    }
    if let context { line("msgctxt", context) }
    line("msgid", source.text)
    line("msgstr", target.text)
    return Array(text.utf8)
  }

  package mutating func end() -> [UInt8] { [] }
}
