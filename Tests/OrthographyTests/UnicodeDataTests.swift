import Bitext
import Glibc
import Orthography
import Testing

/// Unicode's own test files as Debian's package `unicode-data` installs them.
enum UnicodeData {
  static let folder = "/usr/share/unicode/"

  /// Whether a file is there, and of the version ICU has; says why not.
  static func isUsable(_ path: String) -> Bool {
    guard let first = lines(of: path, limit: 1).first else {
      print("skipped: no \(folder)\(path) (Debian package unicode-data)")
      return false
    }
    guard first.contains("-\(OrthographyVersion.unicode).") else {
      print("skipped: \(path) is \(first), ICU has Unicode \(OrthographyVersion.unicode)")
      return false
    }
    return true
  }

  /// The lines of a file, decompressed when its name ends in `.bz2`; none when it cannot be read.
  static func lines(of path: String, limit: Int = .max) -> [String] {
    let full = folder + path
    let isCompressed = path.hasSuffix(".bz2")
    guard access(full, R_OK) == 0 else { return [] }
    guard let stream = isCompressed ? popen("bzip2 -dc '\(full)' 2>/dev/null", "r") : fopen(full, "r") else {
      return []
    }
    defer { _ = isCompressed ? pclose(stream) : fclose(stream) }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while lines.count < limit, getline(&line, &capacity, stream) > 0, let line {
      let text = String(cString: line)
      lines.append(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
    return lines
  }

  static func text(_ hexadecimal: some StringProtocol) -> String {
    var view = String.UnicodeScalarView()
    for code in hexadecimal.split(separator: " ") {
      if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) { view.append(scalar) }
    }
    return String(view)
  }

  /// `÷ 0061 × 0062 ÷` as the text and the UTF-8 offsets of its boundaries, the start left out.
  static func breaks(_ line: some StringProtocol) -> (text: String, boundaries: [Int])? {
    let fields = line.split(separator: "#", omittingEmptySubsequences: false)
    guard let rule = fields.first, rule.contains("÷") else { return nil }
    var text = ""
    var boundaries: [Int] = []
    for part in rule.split(separator: "÷") {
      let piece = UnicodeData.text(part.split(separator: " ").filter { $0 != "×" }.joined(separator: " "))
      guard !piece.isEmpty else { continue }
      text.unicodeScalars.append(contentsOf: piece.unicodeScalars)
      boundaries.append(text.utf8.count)
    }
    return (text, boundaries)
  }
}

@Suite struct UnicodeDataTests {
  @Test(.enabled(if: UnicodeData.isUsable("NormalizationTest.txt.bz2")))
  func `identity keys pass Unicode's normalisation test`() {
    var rows = 0
    for line in UnicodeData.lines(of: "NormalizationTest.txt.bz2") {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      guard fields.count > 5, !line.hasPrefix("#") else { continue }
      let columns = fields.prefix(5).map { UnicodeData.text($0) }
      rows += 1
      for (index, column) in columns.enumerated() {
        let expected = index < 3 ? columns[1] : columns[3]
        let found = Orthography.identityKey(column)
        if !found.utf8.elementsEqual(expected.utf8) { Issue.record("\(line): column \(index + 1)") }
        // What is equal under NFKC folds alike.
        if !Orthography.foldKey(column).utf8.elementsEqual(Orthography.foldKey(columns[3]).utf8) {
          Issue.record("\(line): column \(index + 1) folds differently")
        }
      }
    }
    #expect(rows > 18_000)
  }

  /// The boundaries with ICU's one departure from UAX #29 in the root rules: a colon, with the marks on it, stands
  /// alone, also between letters. (CLDR keeps it as MidLetter for Swedish and Finnish.)
  static func tailored(_ text: String, _ boundaries: [Int]) -> [Int] {
    var all = Set(boundaries)
    let marks: Set<Unicode.Scalar> = ["\u{300}", "\u{308}", "\u{AD}", "\u{200D}"]  // those in the file
    var offset = 0
    var onColon = false
    for scalar in text.unicodeScalars {
      if onColon && !marks.contains(scalar) {
        all.insert(offset)
        onColon = false
      }
      if scalar == ":" {
        if offset > 0 { all.insert(offset) }
        onColon = true
      }
      offset += UTF8.width(scalar)
    }
    return all.sorted()
  }

  @Test(.enabled(if: UnicodeData.isUsable("auxiliary/WordBreakTest.txt")))
  func `word boundaries pass Unicode's test but for ICU's tailoring`() {
    var rows = 0
    var tailored = 0
    let breaker = TextBreaker(.word)
    for line in UnicodeData.lines(of: "auxiliary/WordBreakTest.txt") {
      guard !line.hasPrefix("#"), let (text, boundaries) = UnicodeData.breaks(line) else { continue }
      rows += 1
      let expected = UnicodeDataTests.tailored(text, boundaries)
      if expected != boundaries { tailored += 1 }
      var found: [Int] = []
      var copy = text
      copy.withUTF8 { breaker.forEachPiece(in: $0) { _, end, _ in found.append(end) } }
      // Other versions of ICU keep to the standard here; the fast path leaves such text to ICU.
      if found != expected && found != boundaries { Issue.record("\(line): \(found)") }
    }
    #expect(rows > 1_800)
    #expect(tailored == 15, "more cases are excused than were looked at")
  }

  @Test(.enabled(if: UnicodeData.isUsable("auxiliary/SentenceBreakTest.txt")))
  func `sentence boundaries pass Unicode's test`() {
    var rows = 0
    for line in UnicodeData.lines(of: "auxiliary/SentenceBreakTest.txt") {
      guard !line.hasPrefix("#"), let (text, expected) = UnicodeData.breaks(line) else { continue }
      rows += 1
      let found = Orthography.sentences(in: text, language: LanguageTag("")).map(\.upperBound)
      if found != expected { Issue.record("\(line): \(found)") }
    }
    #expect(rows > 450)
  }

  @Test func `sentences cover the text and know abbreviations`() {
    let text = "Mr. Smith met Mrs. Ivanova. They left… Really? Да. «Нет!» — сказал он."
    let ranges = Orthography.sentences(in: text, language: LanguageTag("en-US"))
    let utf8 = Array(text.utf8)
    let sentences = ranges.map { String(decoding: utf8[$0], as: UTF8.self) }
    #expect(sentences.joined() == text)
    #expect(sentences.first == "Mr. Smith met Mrs. Ivanova. ")
    #expect(Orthography.sentences(in: "", language: LanguageTag("ru")).isEmpty)
    #expect(Orthography.sentences(in: "Да. Нет.", language: LanguageTag("*all*")).count == 2)
  }
}
