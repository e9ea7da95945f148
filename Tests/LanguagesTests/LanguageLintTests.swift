import Bitext
import Files
import Languages
import Orthography
import TestSupport
import Testing

/// No room below Library but Languages holds a language's code, a list of its words, or its letters.
///
/// What still does stands in `Tests/Fixtures/languages-allowed.txt`, a count and a file a line. A file must have exactly as many as
/// it says: who adds one puts it into Languages instead; who takes one out lowers the count.
@Suite struct LanguageLintTests {
  /// Languages itself, and the rooms that are not below Library.
  private static let free: Set<String> = [
    "Languages", "Library", "Workbench", "Reports", "LanguageServer", "TolmachServer", "TolmachHub", "TolmachCommands",
    "tolmach", "tolmach-serve", "tolmach-hub",
  ]
  /// Elements and attributes of formats look like codes (`it`, `th`): there, only lines that speak of a language count.
  private static let formats: Set<String> = ["Interchange", "Markup", "Configuration"]

  @Test func `language data lie in Languages`() throws {
    let allowedFile = TestData.packageFolder + "/Tests/Fixtures/languages-allowed.txt"
    var allowed: [String: Int] = [:]
    for line in String(decoding: try contents(of: allowedFile), as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: " ")
      let count = try #require(fields.first.flatMap { Int($0) })
      allowed[String(try #require(fields.last))] = count
    }
    let sources = TestData.packageFolder + "/Sources"
    var found: [String: Int] = [:]
    for room in try Path.entries(of: sources) where !Self.free.contains(room) && Path.isFolder(sources + "/" + room) {
      for file in TestData.list(sources + "/" + room) where file.hasSuffix(".swift") {
        let path = room + "/" + Path.relative(file, to: sources + "/" + room)
        let text = String(decoding: try contents(of: sources + "/" + path), as: UTF8.self)
        let count = SourceLiterals.all(in: text).count { Self.isOfLanguage($0, in: room) }
        if count > 0 { found[path] = count }
      }
    }
    for (path, count) in found.sorted(by: { $0.key < $1.key }) where count != allowed[path] {
      let limit = allowed[path] ?? 0
      Issue.record(
        count > limit
          ? "\(path): \(count) literals of a language, \(limit) allowed: put them into Sources/Languages"
          : "\(path): \(count) literals of a language, \(limit) allowed: lower the count to \(count)")
    }
    for path in allowed.keys.sorted() where found[path] == nil {
      Issue.record("\(path): no literal of a language any more: take its line out")
    }
  }

  @Test(arguments: [
    (#"let a = LanguageTag("ru")"#, 1), (#"if language == "de" || code == "fr" {}"#, 2),
    (#"let a = ["id", "name"]"#, 1),
    (#"let a = "мир""#, 1), (#"let a = "naïve""#, 1), (#"let a = "the of and to""#, 1), (#"// "ru" "мир""#, 0),
    (#"/* "ru" /* "de" */ "fr" */ let a = 1"#, 0), (#"let a = "expected a file to put targets into""#, 0),
    (##"let a = #"a "ru" b"#"##, 0), (#"let a = "«\(name ?? "ru")»""#, 1), (#"let a = "\"ru\"""#, 0),
    ("let a = \"\"\"\n  chapter article section table figure part annex step annex rule book volume\n  \"\"\"", 1),
    ("let a = \"\"\"\n  Expected one file. Found two of them, and a folder, which is not a file at all.\n  \"\"\"", 0),
  ])
  func `what is of a language is seen`(source: String, count: Int) {
    #expect(SourceLiterals.all(in: source).count { Self.isOfLanguage($0, in: "Checks") } == count)
  }

  private static let functionWords = Set(
    LanguageFacts.all.flatMap { $0.functionWords.split(separator: " ").map(String.init) })

  private static func isOfLanguage(_ literal: SourceLiterals.Literal, in room: String) -> Bool {
    // Examples of what a rule finds are for readers.
    if literal.line.contains("RuleExample(") { return false }
    let text = literal.text
    // Letters that are not ASCII's; marks, signs and dashes are of no language.
    if text.unicodeScalars.contains(where: { $0.value > 0x7F && $0.properties.isAlphabetic }) { return true }
    if text.utf8.count == 2, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
      guard !formats.contains(room) || literal.line.contains("anguage") else { return false }
      return LanguageTag(text).englishName != text
    }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= 4 else { return false }
    if words.count(where: functionWords.contains) * 3 >= words.count * 2 { return true }
    return literal.isMultiline && words.count >= 12
      && words.allSatisfy {
        $0.unicodeScalars.allSatisfy { $0.properties.isLowercase || "'-/.".unicodeScalars.contains($0) }
      }
  }
}

/// The string literals of a Swift source.
enum SourceLiterals {
  struct Literal {
    /// As written, without what is interpolated.
    var text: String
    /// The line it begins on.
    var line: String
    var isMultiline: Bool
  }

  static func all(in source: String) -> [Literal] {
    var reader = Reader(source)
    reader.code(endsAtParenthesis: false)
    return reader.found
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var at = 0
    var found: [Literal] = []

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    func begins(_ text: String) -> Bool {
      let wanted = Array(text.unicodeScalars)
      return at + wanted.count <= scalars.count && scalars[at..<at + wanted.count].elementsEqual(wanted)
    }

    var line: String {
      let start = scalars[..<at].lastIndex(of: "\n").map { $0 + 1 } ?? 0
      let end = scalars[at...].firstIndex(of: "\n") ?? scalars.count
      return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// Code up to the end, or up to the parenthesis that closes an interpolation.
    mutating func code(endsAtParenthesis: Bool) {
      var depth = 0
      while at < scalars.count {
        if begins("//") {
          while at < scalars.count, scalars[at] != "\n" { at += 1 }
        } else if begins("/*") {
          comment()
        } else if scalars[at] == "\"" || scalars[at] == "#" {
          literal()
        } else {
          if scalars[at] == "(" { depth += 1 }
          if scalars[at] == ")" {
            if depth == 0, endsAtParenthesis { return at += 1 }
            depth -= 1
          }
          at += 1
        }
      }
    }

    mutating func comment() {
      var depth = 0
      repeat {
        if begins("/*") {
          depth += 1
          at += 2
        } else if begins("*/") {
          depth -= 1
          at += 2
        } else {
          at += 1
        }
      } while depth > 0 && at < scalars.count
    }

    mutating func literal() {
      let line = line
      var hashes = 0
      while at < scalars.count, scalars[at] == "#" {
        hashes += 1
        at += 1
      }
      guard at < scalars.count, scalars[at] == "\"" else { return }
      let pounds = String(repeating: "#", count: hashes)
      let quote = begins("\"\"\"") ? "\"\"\"" : "\""
      at += quote.unicodeScalars.count
      var text = String.UnicodeScalarView()
      while at < scalars.count, !begins(quote + pounds) {
        if begins("\\" + pounds + "(") {
          at += 2 + hashes
          code(endsAtParenthesis: true)
        } else if begins("\\" + pounds) {
          at += 1 + hashes
          // What is escaped is no word, but a line may go on.
          if at < scalars.count { text.append(scalars[at] == "\n" ? "\n" : "\\") }
          if at < scalars.count, scalars[at] == "u" { while at < scalars.count, scalars[at] != "}" { at += 1 } }
          at += 1
        } else {
          text.append(scalars[at])
          at += 1
        }
      }
      at += quote.unicodeScalars.count + hashes
      found.append(Literal(text: String(text), line: line, isMultiline: quote.count > 1))
    }
  }
}
