internal import ArgumentParser
internal import Bitext
internal import Reports
internal import Workbench

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Break documents into sentences.",
    discussion: """
      Reads plain text in any encoding, Markdown, HTML, DOCX and ODT, and prints a sentence a line, with an empty line \
      between paragraphs. Rules are shipped for some fifty languages; --srx FILE takes others (SRX 2.0).

      With --json, one object a sentence: text, file, paragraph and sentence (from 1), kind of paragraph, line and \
      column; in DOCX and ODT, line is the paragraph and column the character in it.

      EXAMPLES:
        tolmach segment --language ru доклад.docx
        tolmach segment --language en --json manual.md | head
        tolmach segment --language de --srx rules.srx brief.txt > sentences.txt
      """)

  @Option(name: .long, help: "The language of the text (BCP 47).")
  var language = "en"

  @Option(name: .long, help: "Rules to be used instead of the shipped ones, in SRX.", completion: .file())
  var srx: String?

  @Option(name: .long, help: "text, markdown, html, docx or odt, where the name does not say.")
  var format: FormatName?

  @OptionGroup var reading: EncodingOption

  @OptionGroup var lines: JSONOption

  @Argument(help: "Documents; - is standard input.", completion: .file())
  var file: [String]

  private var json: Bool { lines.json }

  enum FormatName: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html, docx, odt
  }

  func validate() throws {
    try expectLanguages([("--language", language)])
  }

  func run() throws {
    let reader = try TextDocumentReader(language: LanguageTag(language), rules: srx)
    Console.report(reader.diagnostics)
    var found = false
    var failed = false
    for path in file {
      var paragraphs = 0
      do {
        let diagnostics = try reader.read(
          path, format: format.flatMap { .init(rawValue: $0.rawValue) }, encoding: reading.encoding
        ) { paragraph in
          paragraphs += 1
          if json {
            for (index, sentence) in paragraph.sentences.enumerated() {
              Console.line(jsonLine(sentenceJSON(sentence, number: index + 1, of: paragraph, paragraphs, in: path)))
            }
          } else {
            var text = found ? "\n" : ""
            for sentence in paragraph.sentences { text += Self.oneLine(sentence.text) + "\n" }
            Console.out(text)
          }
          found = true
        }
        Console.report(diagnostics)
        if paragraphs == 0 { Console.note("\(path): no text") }
      } catch {
        // The other documents are still wanted.
        Console.error(errorText(error))
        failed = true
      }
    }
    if failed { throw ExitCode(2) }
    if !found { throw ExitCode(1) }
  }

  /// A sentence may hold a line break that rules of the user's do not break at.
  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    return String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }
}
