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
