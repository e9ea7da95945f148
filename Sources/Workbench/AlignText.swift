internal import Alignment
internal import Bitext
internal import Interchange
internal import Orthography

/// A text that is to be aligned, as its file has it.
struct ReadText {
  var text: AlignmentText
  var diagnostics: [Diagnostic]
}

/// Reads a text and cuts it into sentences: the one place that decides how.
///
/// Plain text. With one sentence a line, each line is one, an empty one too, so that numbers in a ladder are those of lines.
/// Otherwise paragraphs are parted by empty lines, or are single lines where most lines are long or none is empty, and ICU parts
/// the sentences.
func readAlignmentText(_ path: String, language: LanguageTag, isSegmented: Bool) throws -> ReadText {
  let file = try PlainText(path)
  if isSegmented { return ReadText(text: AlignmentText(file.lines), diagnostics: file.diagnostics) }
  var text = AlignmentText([])
  for paragraph in paragraphs(of: file.lines) {
    let bytes = Array(paragraph.utf8)
    var isFirst = true
    for range in Orthography.sentences(in: paragraph, language: language) {
      let sentence = spaced(String(decoding: bytes[range], as: UTF8.self))
      guard !sentence.isEmpty else { continue }
      if isFirst { text.paragraphStarts.append(text.sentences.count) }
      isFirst = false
      text.sentences.append(sentence)
    }
  }
  return ReadText(text: text, diagnostics: file.diagnostics)
}

/// Lines that belong together, joined by spaces.
private func paragraphs(of lines: [String]) -> [String] {
  let filled = lines.filter { line in line.unicodeScalars.contains { !$0.properties.isWhitespace } }
  let isWrapped =
    filled.count < lines.count && filled.count { $0.unicodeScalars.count > 100 } * 20 < max(1, filled.count)
  guard isWrapped else { return filled }
  var paragraphs: [String] = []
  var open: [String] = []
  for line in lines + [""] {
    if line.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
      open.append(line)
    } else if !open.isEmpty {
      paragraphs.append(open.joined(separator: " "))
      open = []
    }
  }
  return paragraphs
}

/// Text with single spaces, and none at its ends.
private func spaced(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var isPending = false
  for scalar in text.unicodeScalars {
    // A space that does not break is the author's own.
    if scalar.properties.isWhitespace, scalar != "\u{A0}", scalar != "\u{202F}" {
      isPending = !result.isEmpty
    } else {
      if isPending { result.append(" ") }
      isPending = false
      result.append(scalar)
    }
  }
  return String(result)
}

extension LanguageTag {
  /// The language that a text's letters belong to, where they tell: Cyrillic is taken for Russian, Latin for none.
  static func byScript(_ sentences: some Sequence<String>) -> (isLatin: Bool, language: LanguageTag?) {
    var counts: [String: Int] = [:]
    var latin = 0
    for sentence in sentences {
      for scalar in sentence.unicodeScalars where scalar.properties.isAlphabetic {
        switch scalar.value {
        case 0x41...0x24F, 0x1E00...0x1EFF: latin += 1
        case 0x370...0x3FF, 0x1F00...0x1FFF: counts["el", default: 0] += 1
        case 0x400...0x52F: counts["ru", default: 0] += 1
        case 0x530...0x58F: counts["hy", default: 0] += 1
        case 0x590...0x5FF: counts["he", default: 0] += 1
        case 0x600...0x6FF: counts["ar", default: 0] += 1
        case 0x900...0x97F: counts["hi", default: 0] += 1
        case 0xE00...0xE7F: counts["th", default: 0] += 1
        case 0x10A0...0x10FF: counts["ka", default: 0] += 1
        case 0x3040...0x30FF: counts["ja", default: 0] += 8
        case 0x4E00...0x9FFF: counts["zh", default: 0] += 1
        case 0xAC00...0xD7AF: counts["ko", default: 0] += 1
        default: break
        }
      }
    }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value > latin else {
      return (latin > 0, nil)
    }
    return (false, LanguageTag(most.key))
  }
}
