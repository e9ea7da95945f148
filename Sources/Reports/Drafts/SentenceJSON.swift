package import Bitext
package import Markup
internal import Workbench

/// A sentence of a document with its place.
/// - Parameters:
///   - number: of the sentence in its paragraph, from 1.
///   - paragraphNumber: of the paragraph in the document, from 1.
package func sentenceJSON(
  _ sentence: Sentence, number: Int, of paragraph: Paragraph, _ paragraphNumber: Int, in path: String
) -> JSON {
  .object([
    ("text", .string(sentence.text)), ("file", .string(path)), ("paragraph", .number(paragraphNumber)),
    ("sentence", .number(number)), ("kind", .string(paragraph.kind.rawValue)),
    ("level", paragraph.level > 0 ? .number(paragraph.level) : .null), ("line", .number(sentence.line)),
    ("column", .number(sentence.column)),
  ])
}
