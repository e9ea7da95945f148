extension SeedKind {
  /// What translators and their tools do wrong.
  package static let all: [SeedKind] = numbers + placeholders + punctuation + characters + whole

  // MARK: Pieces

  static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }
  static func isCyrillic(_ letter: Character) -> Bool {
    letter.unicodeScalars.allSatisfy { (0x410...0x451).contains($0.value) }
  }

  /// The places of a text at which something holds.
  static func places(_ text: [Character], _ holds: (Int) -> Bool) -> [Int] { text.indices.filter(holds) }

  /// The runs of digits that are numbers of their own; none within markup.
  static func numbers(_ text: [Character]) -> [Range<Int>] {
    guard !text.contains(where: { "{}<>$%`".contains($0) && $0 != "%" && $0 != "$" }) else { return [] }
    var runs: [Range<Int>] = []
    var at = 0
    while at < text.count {
      guard isDigit(text[at]) else {
        at += 1
        continue
      }
      let start = at
      while at < text.count, isDigit(text[at]) { at += 1 }
      let before = start > 0 ? text[start - 1] : " "
      let after = at < text.count ? text[at] : " "
      if before.isWhitespace || before == "(" || before == "«", after.isWhitespace || ".),;".contains(after) {
        if after.isWhitespace || at + 1 >= text.count || text[at + 1].isWhitespace { runs.append(start..<at) }
      }
    }
    return runs
  }

  /// The numbers of a text that stand there once, as digits, and in the source.
  static func uniqueNumbers(_ text: [Character], _ source: String) -> [Range<Int>] {
    let runs = text.split { !isDigit($0) }
    let inSource = source.split { !isDigit($0) && !$0.isLetter }
    return numbers(text).filter { range in
      runs.count { $0 == text[range] } == 1 && inSource.contains { $0.elementsEqual(text[range]) }
    }
  }

  static func replace(_ text: [Character], _ range: Range<Int>, _ new: String) -> String {
    String(text[..<range.lowerBound]) + new + String(text[range.upperBound...])
  }

  static func inserting(_ new: String, at place: Int?, _ text: [Character]) -> String? {
    place.map { String(text[..<$0]) + new + String(text[$0...]) }
  }

  /// The first of some texts replaced by another, where the source need not have it.
  static func swap(_ name: String, _ rules: Set<String>, _ old: String, _ new: String) -> SeedKind {
    SeedKind(name, rules) { target, _ in
      guard let range = target.firstRange(of: old) else { return nil }
      return target.replacingCharacters(in: range, with: new)
    }
  }

  /// A magnitude behind a number replaced by another.
  static func magnitude(_ name: String, _ old: String, _ new: String) -> SeedKind {
    SeedKind(name, numberRules) { target, _ in
      let text = Array(target)
      let at = places(text) { at in
        at > 1 && text[at - 1] == " " && isDigit(text[at - 2]) && text[at...].starts(with: old)
          && !(text[(at + old.count)...].first.map { $0.isLetter } ?? false)
      }.first
      return at.map { replace(text, $0..<$0 + old.count, new) }
    }
  }

  /// A letter between two others.
  static func withinWord(_ text: [Character], _ random: inout SeedRandom) -> Int? {
    guard !text.contains(where: { "{}<>`%$&_".contains($0) }) else { return nil }
    return places(text) { at in
      at > 1 && at + 2 < text.count && isCyrillic(text[at - 2]) && isCyrillic(text[at - 1]) && isCyrillic(text[at])
        && isCyrillic(text[at + 1])
    }.randomElement(using: &random)
  }

  static func hasMonth(_ text: String) -> Bool { text.contains("мая") || text.contains("апреля") }

  // MARK: Kinds

  private static let numberRules: Set<String> = ["number-changed", "number-missing", "number-extra", "number-format"]

  private static let numbers: [SeedKind] = [
    SeedKind("a digit changed", numberRules) { target, random in
      let text = Array(target)
      guard let range = numbers(text).randomElement(using: &random) else { return nil }
      let at = range.upperBound - 1
      let digit = (text[at].wholeNumberValue ?? 0) % 9 + 1
      return replace(text, at..<at + 1, String(digit))
    },
    SeedKind("a digit lost", numberRules) { target, random in
      let text = Array(target)
      guard let range = numbers(text).filter({ $0.count > 1 }).randomElement(using: &random) else { return nil }
      return replace(text, range.lowerBound..<range.lowerBound + 1, "")
    },
    SeedKind("digits changed places", numberRules) { target, random in
      let text = Array(target)
      let ranges = numbers(text).filter { $0.count > 1 && text[$0.upperBound - 1] != text[$0.upperBound - 2] }
      guard let range = ranges.randomElement(using: &random) else { return nil }
      let end = range.upperBound
      return replace(text, end - 2..<end, String([text[end - 1], text[end - 2]]))
    },
    SeedKind("a zero too many", numberRules) { target, random in
      let text = Array(target)
      // 00 is 0.
      let ranges = numbers(text).filter { !text[$0].allSatisfy { $0 == "0" } }
      guard let range = ranges.randomElement(using: &random) else { return nil }
      return inserting("0", at: range.upperBound, text)
    },
    SeedKind("a number lost", numberRules) { pair, random in
      let text = Array(pair.target)
      guard pair.target.contains(where: isCyrillic),
        let range = uniqueNumbers(text, pair.source).randomElement(using: &random)
      else { return nil }
      return GoodPair(
        pair.source, replace(text, range.lowerBound..<min(range.upperBound + 1, text.count), ""), format: pair.format)
    },
    SeedKind("a number too many", numberRules) { target, random in
      let text = Array(target)
      guard let range = numbers(text).randomElement(using: &random) else { return nil }
      return inserting("8647 ", at: range.lowerBound, text)
    },
    magnitude("billions for millions", "млн", "млрд"),
    magnitude("millions for billions", "млрд", "млн"),
    SeedKind("an English decimal point", numberRules) { pair, _ in
      let text = Array(pair.target)
      guard !pair.target.contains("<"), !pair.target.contains("ерсия") else { return nil }
      guard
        let at = places(
          text,
          { at in
            at > 0 && at + 2 < text.count && text[at] == "," && isDigit(text[at - 1]) && isDigit(text[at + 1])
              && (text[(at + 1)...].first { !isDigit($0) }.map { $0 == "%" } ?? false)
          }
        ).first
      else { return nil }
      // Where the source has it so, too, it is the source's number.
      let start = text[..<at].lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0
      let end = text[(at + 1)...].firstIndex { !isDigit($0) } ?? text.count
      let new = String(text[start..<at]) + "." + String(text[(at + 1)..<end])
      guard pair.source.contains(new) else { return nil }
      return GoodPair(pair.source, replace(text, start..<end, new), format: pair.format)
    },
    SeedKind("an English thousands comma", numberRules) { pair, _ in
      let text = Array(pair.target)
      guard !text.contains(where: { "`<{".contains($0) }) else { return nil }
      for start in text.indices where isDigit(text[start]) && (start == 0 || !isDigit(text[start - 1])) {
        var groups = [start..<(text[start...].firstIndex { !isDigit($0) } ?? text.count)]
        while let end = groups.last?.upperBound, end + 3 < text.count, text[end] == " " || text[end] == "\u{A0}",
          text[(end + 1)...(end + 3)].allSatisfy(isDigit), end + 4 == text.count || !isDigit(text[end + 4])
        {
          groups.append(end + 1..<end + 4)
        }
        guard let first = groups.first, let last = groups.last, groups.count > 1, first.count < 4 else { continue }
        let new = groups.map { String(text[$0]) }
        guard pair.source.contains(new.joined(separator: ",")) || pair.source.contains(new.joined()) else { continue }
        return GoodPair(
          pair.source, replace(text, first.lowerBound..<last.upperBound, new.joined(separator: ",")),
          format: pair.format)
      }
      return nil
    },
    SeedKind("another month", ["date-changed"]) { pair, _ in
      guard pair.source.contains("April") || pair.source.contains("May") else { return nil }
      for (old, new) in [(" апреля", " августа"), (" мая", " марта")] {
        // A date has a day.
        if let range = pair.target.firstRange(of: old), pair.target[..<range.lowerBound].last.map(isDigit) == true {
          return GoodPair(pair.source, pair.target.replacingCharacters(in: range, with: new))
        }
      }
      return nil
    },
    SeedKind("percent lost", ["percent-missing"]) { target, _ in
      guard !target.contains("{"), target.count(where: { $0 == "%" }) == 1, !target.contains("роцент") else {
        return nil
      }
      let text = Array(target)
      guard let at = text.firstIndex(of: "%"), at > 0, isDigit(text[at - 1]) || at > 1 && isDigit(text[at - 2]),
        // 0%x, 0 %s
        at + 1 == text.count || !text[at + 1].isLetter && !isDigit(text[at + 1])
      else { return nil }
      return replace(text, at..<at + 1, "")
    },
    SeedKind("another currency", ["currency-changed"]) { pair, _ in
      for (sign, old, new) in [("$", "долл", "евро"), ("€", "евро", "юаней"), ("£", "фунт", "рублей")]
      where pair.source.contains(sign) && !pair.target.contains(sign) {
        // The one word that names it, whole.
        let words = pair.target.split { !$0.isLetter }.filter { $0.hasPrefix(old) }
        guard words.count == 1, let word = words.first else { continue }
        return GoodPair(
          pair.source, pair.target.replacingCharacters(in: word.startIndex..<word.endIndex, with: new),
          format: pair.format)
      }
      return nil
    },
    SeedKind("another unit", ["unit-changed"]) { target, _ in
      for (old, new) in [(" км ", " м "), (" километров", " метров"), (" тонн", " килограммов"), (" м.", " км.")] {
        if let range = target.firstRange(of: old), range.lowerBound > target.startIndex,
          isDigit(target[target.index(before: range.lowerBound)])
        {
          return target.replacingCharacters(in: range, with: new)
        }
      }
      return nil
    },
    SeedKind("another Roman number", numberRules) { target, _ in
      guard let range = target.firstRange(of: "XXI") else { return nil }
      return target.replacingCharacters(in: range, with: "XX")
    },
  ]

  // Within code it is the code that has changed.
  private static let placeholderRules: Set<String> = [
    "placeholder-missing", "placeholder-extra", "message-syntax", "placeholder-order", "code-span-changed",
  ]
  private static let tagRules: Set<String> = ["tag-missing", "tag-extra", "tag-unbalanced", "code-span-changed"]

  /// The first piece that a pattern finds, in the source too.
  static func piece(_ pair: GoodPair, _ pieces: [String]) -> (String, Range<String.Index>)? {
    for piece in pieces where pair.source.contains(piece) {
      if let range = pair.target.firstRange(of: piece) { return (piece, range) }
    }
    return nil
  }

  private static let known = [
    "%s", "%d", "%(name)s", "%(count)d", "{0}", "{1}", "{name}", "${HOME}", "{{site}}", "{{user}}", "%1$s", "%2$s",
  ]

  static func edit(
    _ name: String, _ rules: Set<String>, _ pieces: [String], _ change: @escaping @Sendable (String) -> String
  ) -> SeedKind {
    SeedKind(name, rules) { pair, random in
      guard let (piece, range) = piece(pair, pieces.shuffled(using: &random)) else { return nil }
      return GoodPair(pair.source, pair.target.replacingCharacters(in: range, with: change(piece)), format: pair.format)
    }
  }

  private static let placeholders: [SeedKind] = [
    edit("a placeholder lost", placeholderRules, known) { _ in "" },
    edit("a placeholder twice", placeholderRules, known) { $0 + " " + $0 },
    edit("a placeholder's name translated", placeholderRules, ["{name}", "%(name)s", "{{user}}", "${HOME}"]) {
      $0.replacing("name", with: "имя").replacing("user", with: "юзер").replacing("HOME", with: "ДОМ")
    },
    edit("another conversion", placeholderRules, ["%s", "%d"]) { $0 == "%s" ? "%d" : "%s" },
    edit("a placeholder's brace lost", placeholderRules, ["{0}", "{1}", "{name}"]) { String($0.dropLast()) },
    SeedKind("a plural form lost", ["plural-categories"]) { target, _ in
      guard let range = target.firstRange(of: "few {Удалено # файла} ") else { return nil }
      return target.replacingCharacters(in: range, with: "")
    },
    SeedKind("a message's brace lost", ["message-syntax"]) { target, _ in
      target.contains(", plural,") && target.hasSuffix("}") ? String(target.dropLast()) : nil
    },
    edit("a tag lost", tagRules, ["<b>", "</b>", "<i>", "</i>", "</a>", "<br/>", "<br>", "<p>"]) { _ in "" },
    edit("a tag too many", tagRules, ["</b>", "</i>", "</a>", "<br/>"]) { $0 + $0 },
    SeedKind("tags crossed", tagRules) { target, _ in
      guard let open = target.firstRange(of: "<b>"), let close = target.firstRange(of: "</b>"),
        open.lowerBound < close.lowerBound
      else { return nil }
      return target.replacing("<b>", with: "\u{1}").replacing("</b>", with: "<b>").replacing("\u{1}", with: "</b>")
    },
    SeedKind("a key's mark lost", ["accelerator-missing"]) { target, _ in
      guard target.count < 60, target.count(where: { $0 == "&" }) == 1, !target.contains(";") else { return nil }
      return target.replacing("&", with: "")
    },
    // At the end of the text it is white space at the edge.
    SeedKind("a line break lost", ["newline-count", "edge-space"]) { pair, _ in
      guard let at = pair.target.firstIndex(of: "\n"), pair.target.count < 150,
        pair.source.count(where: { $0 == "\n" }) == pair.target.count(where: { $0 == "\n" })
      else { return nil }
      return GoodPair(
        pair.source, pair.target.replacingCharacters(in: at..<pair.target.index(after: at), with: " "),
        format: pair.format)
    },
    SeedKind("white space at the edge", ["edge-space"]) { target, random in
      Bool.random(using: &random) ? target + " " : " " + target
    },
    edit("an address mistyped", ["url-changed"], ["https://example.org/report", "https://docs.djangoproject.com"]) {
      String($0.dropLast()) + "x"
    },
    edit("an e-mail address mistyped", ["email-changed"], ["press@example.org"]) {
      $0.replacing("press", with: "pres")
    },
    edit("a path mistyped", ["path-changed"], ["/var/log/tolmach"]) { $0.replacing("log", with: "logs") },
    edit("code translated", ["code-span-changed", "number-changed"], ["`tolmach_lookup`"]) { _ in "`tolmach_поиск`" },
  ]

  private static let punctuation: [SeedKind] = [
    SeedKind("the full stop lost", ["end-mark"]) { pair, _ in
      guard pair.source.hasSuffix("."), !pair.source.hasSuffix(".."), pair.target.hasSuffix("."),
        !pair.target.hasSuffix(".."), !pair.target.hasSuffix("долл."), pair.source.split(separator: " ").count >= 5
      else { return nil }
      // The point of an abbreviation ends a sentence as well.
      guard !["p.m.", "etc.", "Inc.", "U.S."].contains(where: pair.source.hasSuffix),
        pair.source.split(separator: " ").last?.count ?? 0 > 3
      else { return nil }
      return GoodPair(pair.source, String(pair.target.dropLast()), format: pair.format)
    },
    SeedKind("the question mark lost", ["end-mark"]) { pair, _ in
      guard pair.source.hasSuffix("?"), pair.target.hasSuffix("?") else { return nil }
      return GoodPair(pair.source, pair.target.dropLast() + ".", format: pair.format)
    },
    SeedKind("a bracket lost", ["bracket-unpaired"]) { pair, _ in
      guard pair.source.count(where: { $0 == "(" }) == 1, pair.target.count(where: { $0 == "(" }) == 1,
        pair.target.count(where: { $0 == ")" }) == 1, pair.source.count(where: { $0 == ")" }) == 1,
        !pair.source.contains("%"), !pair.source.contains("`"), !pair.target.contains("):"),
        pair.target.wholeMatch(of: /.*\(\p{L}[^)]*\p{L}{4,}\).*/) != nil
      else { return nil }
      return GoodPair(pair.source, pair.target.replacing(")", with: ""), format: pair.format)
    },
    SeedKind("a quotation mark lost", ["quote-unpaired"]) { pair, _ in
      guard pair.target.count(where: { $0 == "«" }) == 1, pair.target.count(where: { $0 == "»" }) == 1,
        !pair.source.contains("'"), !pair.source.contains("’"),
        pair.source.count(where: { $0 == "“" }) == pair.source.count(where: { $0 == "”" }),
        pair.source.count(where: { $0 == "\"" }) % 2 == 0, !pair.source.contains("`")
      else { return nil }
      return GoodPair(pair.source, pair.target.replacing("»", with: ""), format: pair.format)
    },
    SeedKind("quotes of English", ["quote-style"]) { target, _ in
      guard target.contains("«"), !target.contains("`"), !target.contains("<"), !target.contains("{"),
        !target.contains("„"), !target.contains("“")
      else { return nil }
      return target.replacing("«", with: "“").replacing("»", with: "”")
    },
    SeedKind("a hyphen for a dash", ["hyphen-for-dash"]) { target, _ in
      target.contains(" — ") ? target.replacing(" — ", with: " - ") : nil
    },
    SeedKind("a space before a comma", ["space-before-mark"]) { target, random in
      let text = Array(target)
      let at = places(text) {
        $0 > 0 && text[$0] == "," && isCyrillic(text[$0 - 1]) && $0 + 1 < text.count && text[$0 + 1] == " "
      }.randomElement(using: &random)
      return inserting(" ", at: at, text)
    },
    SeedKind("no space after a comma", ["space-after-mark"]) { pair, random in
      let text = Array(pair.target)
      guard pair.source.wholeMatch(of: /(?s).*\p{L},\p{L}.*/) == nil else { return nil }
      guard
        let at = places(
          text,
          {
            $0 > 0 && text[$0] == "," && isCyrillic(text[$0 - 1]) && $0 + 2 < text.count && text[$0 + 1] == " "
              && isCyrillic(text[$0 + 2])
          }
        ).randomElement(using: &random)
      else { return nil }
      return GoodPair(pair.source, replace(text, at + 1..<at + 2, ""), format: pair.format)
    },
    SeedKind("two spaces", ["double-space"]) { pair, random in
      guard !pair.source.contains("  "), !pair.target.contains("  ") else { return nil }
      let text = Array(pair.target)
      let at = places(text) {
        $0 > 0 && $0 + 1 < text.count && text[$0] == " " && isCyrillic(text[$0 - 1]) && isCyrillic(text[$0 + 1])
      }.randomElement(using: &random)
      return inserting(" ", at: at, text).map { GoodPair(pair.source, $0, format: pair.format) }
    },
    SeedKind("a word twice", ["double-word"]) { pair, random in
      let words = pair.target.split(separator: " ", omittingEmptySubsequences: false)
      let source = pair.source.lowercased().split(separator: " ")
      guard !zip(source, source.dropFirst()).contains(where: { $0 == $1 }) else { return nil }
      guard
        let at = words.indices.filter({
          words[$0].count > 2 && words[$0].allSatisfy(isCyrillic) && words[$0].first?.isLowercase == true
            && !["очень", "чуть", "давно", "много", "мало", "нет", "вот", "совсем", "едва"].contains(words[$0])
        }).randomElement(using: &random)
      else { return nil }
      return GoodPair(pair.source, (words[...at] + words[at...]).joined(separator: " "), format: pair.format)
    },
    SeedKind("two commas", ["double-mark"]) { target, random in
      let text = Array(target)
      return inserting(
        ",",
        at: places(text) {
          $0 > 0 && text[$0] == "," && isCyrillic(text[$0 - 1]) && $0 + 1 < text.count && text[$0 + 1] == " "
        }.randomElement(using: &random), text)
    },
    SeedKind("two full stops", ["double-mark"]) { target, _ in
      target.hasSuffix(".") && !target.hasSuffix("..") && target.dropLast().last.map(isCyrillic) == true
        && !target.hasSuffix("др.") ? target + "." : nil
    },
  ]
}

extension String {
  func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
