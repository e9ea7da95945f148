internal import Alignment
internal import Bitext
internal import Interchange
internal import Orthography

/// A text that is to be aligned, as its file has it.
struct ReadText {
  var text: AlignmentText
  var diagnostics: [Diagnostic]
  /// Where each sentence begins; empty for one sentence a line.
  var places: [(line: Int, column: Int)] = []
}

/// Reads a text and cuts it into sentences.
///
/// With one sentence a line, each line is one, an empty one too, so that numbers in a ladder are those of lines. Otherwise it is a
/// document (``TextDocumentReader``).
/// - Parameters:
///   - rules: an SRX file instead of the shipped rules.
///   - encoding: of a text that does not say its own (``EncodingHints/asked``).
func readAlignmentText(
  _ path: String, language: LanguageTag, isSegmented: Bool, rules: String? = nil, encoding: String? = nil
) throws -> ReadText {
  if isSegmented {
    let file = try PlainText(path, encoding: EncodingHints(asked: encoding, languages: [language]))
    return ReadText(text: AlignmentText(file.lines), diagnostics: file.diagnostics)
  }
  let reader = try TextDocumentReader(language: language, rules: rules)
  var result = ReadText(text: AlignmentText([]), diagnostics: reader.diagnostics)
  result.diagnostics += try reader.read(path, encoding: encoding) { paragraph in
    let start = result.text.sentences.count
    result.text.paragraphStarts.append(start)
    for sentence in paragraph.sentences {
      if paragraph.kind == .heading { result.text.headings.append(result.text.sentences.count) }
      result.text.sentences.append(spaced(sentence.text))
      result.places.append((sentence.line, sentence.column))
    }
  }
  return result
}

/// Texts from the beginning of a file, to know its letters by.
func sampleTexts(_ path: String, isSegmented: Bool, encoding: EncodingHints) throws -> [String] {
  if isSegmented { return Array(try PlainText(path, encoding: encoding).lines.prefix(2000)) }
  return try DocumentReader.read(path, encoding: encoding).blocks.prefix(2000).map {
    String(decoding: $0.text, as: UTF8.self)
  }
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
