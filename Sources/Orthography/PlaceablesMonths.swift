internal import Bitext
internal import CICU

/// The names of a language's months (CLDR, through ICU), in the forms in which a text has them.
struct MonthNames: Sendable {
  struct Meaning: Sendable {
    /// 1 to 12.
    let month: Int
    /// Where in ``forms`` the name stands first.
    let form: Int
    /// A point may follow: the name is an abbreviation and nothing else.
    let isAbbreviated: Bool
  }

  /// The longest name that is looked for, in UTF-8 bytes.
  static let longestName = 64

  /// Twelve names each, without the point of an abbreviation; an empty name where there is none. In the order in which a
  /// text's form is guessed: May is the month's name before it is its abbreviation.
  private(set) var forms: [[String]] = []
  private var meanings: [String: Meaning] = [:]
  private let language: String

  /// None for a language that ICU does not know.
  init(of tag: LanguageTag) {
    language = tag.language
    let lists = MonthNames.read(tag.locale)
    guard lists.count == 4 else { return }
    add(lists[0])
    add(lists[2])
    for ending in MonthNames.cases(of: language) {
      add(lists[0].map { name in name.isEmpty ? "" : MonthNames.inflect(name, ending) })
    }
    add(lists[1], isAbbreviated: true)
    add(lists[3], isAbbreviated: true)
    if language == "en" { add(lists[1].map { $0 == "Sep" ? "Sept" : $0 }, isAbbreviated: true) }
    // A preposition: `2 pro 1`.
    if language == "cs" { meanings["pro"] = nil }
  }

  /// The month of a word; nil when it is no month's name, or more often another word.
  func meaning(of word: String) -> Meaning? {
    guard let meaning = meanings[word.lowercased()] else { return nil }
    // May, march and mar are verbs.
    if language == "en", meaning.month == 3 || meaning.month == 5, word.first?.isLowercase == true { return nil }
    return meaning
  }

  /// A month's name in the form, the letter case and with or without the point of an example.
  /// - Returns: nil when the language has no such name.
  func name(of month: Int, form: Int, like example: String) -> String? {
    guard forms.indices.contains(form), forms[form].indices.contains(month - 1) else { return nil }
    let name = forms[form][month - 1]
    guard !name.isEmpty else { return nil }
    let letters = example.filter(\.isLetter)
    let cased =
      if letters.count > 1, letters == letters.uppercased() {
        name.uppercased()
      } else if letters.first?.isUppercase == true {
        name.prefix(1).uppercased() + name.dropFirst()
      } else {
        name.lowercased()
      }
    let isAbbreviation = meanings[name.lowercased()]?.isAbbreviated == true
    return example.hasSuffix(".") && isAbbreviation ? cased + "." : cased
  }

  private mutating func add(_ names: [String], isAbbreviated: Bool = false) {
    for (index, name) in names.enumerated() where !name.isEmpty {
      let key = name.lowercased()
      guard meanings[key] == nil else { continue }
      meanings[key] = Meaning(month: index + 1, form: forms.count, isAbbreviated: isAbbreviated)
    }
    forms.append(names)
  }

  /// Four lists of twelve, without points; empty names for what is no word of letters (`5月`, `de maig`).
  private static func read(_ locale: String) -> [[String]] {
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8192) { buffer in
      var error: Int32 = 0
      let needed = Int(icu_month_names(locale, buffer.baseAddress, Int32(buffer.count), &error))
      requireICU(error, "cannot name the months")
      guard needed <= buffer.count else { return "" }
      return String(decoding: UnsafeRawBufferPointer(buffer)[..<needed], as: UTF8.self)
    }
    let names = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(48).map { line in
      let name = line.hasSuffix(".") ? line.dropLast() : line
      let isWord =
        name.utf8.count <= longestName && name.unicodeScalars.allSatisfy(PlaceableScanner.isLetter)
      return isWord ? String(name) : ""
    }
    guard names.count == 48 else { return [] }
    return stride(from: 0, to: 48, by: 12).map { Array(names[$0..<$0 + 12]) }
  }

  /// The endings of cases that CLDR does not list: what the genitive's ending becomes. `в мае`, `к маю`; `у травні`.
  private static func cases(of language: String) -> [[(genitive: String, ending: String)]] {
    switch language {
    case "ru": [[("а", "е"), ("я", "е")], [("а", "у"), ("я", "ю")]]
    case "uk": [[("ого", "ому"), ("а", "і"), ("я", "і")]]
    default: []
    }
  }

  private static func inflect(_ name: String, _ endings: [(genitive: String, ending: String)]) -> String {
    for (genitive, ending) in endings where name.hasSuffix(genitive) {
      return name.dropLast(genitive.count) + ending
    }
    return ""
  }
}
