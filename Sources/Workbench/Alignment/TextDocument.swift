package import Bitext
internal import Interchange
internal import Orthography
internal import Segmentation

/// A document in its paragraphs and sentences.
package enum TextDocument {
  package enum Format: String, CaseIterable, Sendable {
    case text, markdown, html, docx, odt
  }
}

/// Reads documents of one language. Serves one thread at a time.
package final class TextDocumentReader {
  private let segmenter: Segmenter
  private let language: LanguageTag
  /// What the rules were read with.
  package let diagnostics: [Diagnostic]

  /// - Throws: ``FileError`` or ``FormatError`` for rules that cannot be read or used.
  package init(language: LanguageTag, rules: String? = nil) throws {
    self.language = language
    if let rules {
      let (read, diagnostics) = try SRXReader.read(rules)
      segmenter = try Segmenter(language: language, rules: read)
      self.diagnostics = diagnostics
    } else {
      segmenter = try Segmenter(language: language)
      diagnostics = []
    }
  }

  /// Calls `body` for each paragraph that has text, in the order of the document.
  ///
  /// - Parameters:
  ///   - format: told by name and bytes when nil.
  ///   - encoding: of a text that does not say its own (``EncodingHints/asked``); told by its bytes and language when nil.
  /// - Returns: what reading survived.
  package func read(
    _ path: String, format: TextDocument.Format? = nil, encoding: String? = nil, _ body: (Paragraph) throws -> Void
  ) throws -> [Diagnostic] {
    let document = try DocumentReader.read(
      path, format: format.flatMap { DocumentText.Format(rawValue: $0.rawValue) },
      encoding: EncodingHints(asked: encoding, languages: [language]))
    var places = DocumentText.Places(document)
    for block in document.blocks {
      let ranges: [Range<Int>]
      do throws(FormatError) { ranges = try segmenter.sentences(in: block.text) } catch {
        // The error tells the place of the rule; the text's is wanted, too.
        let place = places.place(of: 0, in: block)
        throw FormatError(
          file: error.file, line: error.line, column: error.column,
          message: error.message + "; the paragraph begins at \(path):\(place.line):\(place.column)")
      }
      let sentences = ranges.map { range in
        let place = places.place(of: range.lowerBound, in: block)
        return Sentence(
          String(decoding: block.text[range], as: UTF8.self), line: place.line, column: place.column)
      }
      if !sentences.isEmpty { try body(Paragraph(block.kind, level: block.level, sentences)) }
    }
    return document.diagnostics
  }
}
