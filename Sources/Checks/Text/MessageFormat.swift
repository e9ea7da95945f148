/// A text of ICU's MessageFormat, as far as checks ask: which arguments it has, and the categories of each plural.
struct MessageFormat {
  struct Choice {
    let argument: String
    /// `plural`, `select` or `selectordinal`.
    let type: String
    /// `one`, `other`, `=0`.
    var selectors: [String]
  }

  private(set) var arguments: [String] = []
  private(set) var choices: [Choice] = []
  /// What is wrong; nil for a text that can be read.
  private(set) var fault: String?
  private let scalars: [Unicode.Scalar]
  private var place = 0

  private static let deepest = 20

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    readText(depth: 0)
    if fault == nil, place < scalars.count { fault = "a } without a {" }
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func skipSpaces() {
    while let next, next == " " || next.value < 0x20 || next == "\u{A0}" { place += 1 }
  }

  /// Up to a closing brace or the end.
  private mutating func readText(depth: Int) {
    guard depth < MessageFormat.deepest else {
      fault = "braces nested too deep"
      return
    }
    while let next, fault == nil {
      switch next {
      case "}": return
      case "{":
        place += 1
        readArgument(depth: depth)
      case "'":
        place += 1
        // '{' and '}' are quoted; two apostrophes are one.
        guard let quoted = self.next, quoted == "{" || quoted == "}" else { continue }
        while let quoted = self.next, quoted != "'" { place += 1 }
        place += 1
      default: place += 1
      }
    }
  }

  private mutating func readWord() -> String {
    skipSpaces()
    var word = String.UnicodeScalarView()
    while let next, next != ",", next != "{", next != "}", next != " ", next.value >= 0x20 {
      word.append(next)
      place += 1
    }
    skipSpaces()
    return String(word)
  }

  private mutating func readArgument(depth: Int) {
    let name = readWord()
    if !arguments.contains(name) { arguments.append(name) }
    guard next == "," else { return close(name) }
    place += 1
    let type = readWord()
    guard ["plural", "select", "selectordinal"].contains(type) else {
      while let next, next != "}", next != "{" { place += 1 }
      return close(name)
    }
    guard next == "," else {
      fault = "no comma after \(type)"
      return
    }
    place += 1
    var choice = Choice(argument: name, type: type, selectors: [])
    while fault == nil {
      let selector = readWord()
      if selector.hasPrefix("offset:") { continue }
      guard next == "{" else { break }
      guard !selector.isEmpty else {
        fault = "a text without a selector in \(name)"
        return
      }
      choice.selectors.append(selector)
      place += 1
      readText(depth: depth + 1)
      guard next == "}" else {
        fault = fault ?? "the text of \(selector) is not closed"
        return
      }
      place += 1
    }
    choices.append(choice)
    close(name)
  }

  private mutating func close(_ name: String) {
    guard fault == nil else { return }
    guard next == "}" else {
      fault = "{\(name) is not closed"
      return
    }
    place += 1
  }
}

/// The plural categories of languages (CLDR 44), those of whole numbers.
enum PluralCategories {
  /// nil for a language that is not listed.
  static func required(_ language: String) -> [String]? {
    switch language {
    case "ru", "uk", "be", "pl": ["one", "few", "many", "other"]
    case "cs", "sk": ["one", "few", "other"]
    case "lt", "hr", "sr", "bs", "ro", "mo": ["one", "few", "other"]
    case "sl": ["one", "two", "few", "other"]
    case "lv": ["zero", "one", "other"]
    case "ar": ["zero", "one", "two", "few", "many", "other"]
    case "he": ["one", "two", "other"]
    case "ga": ["one", "two", "few", "many", "other"]
    case "cy": ["zero", "one", "two", "few", "many", "other"]
    case "ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "km", "my": ["other"]
    case "en", "de", "nl", "sv", "da", "nb", "nn", "no", "fi", "et", "hu", "el", "bg", "tr", "it", "es", "pt", "fr",
      "ca",
      "gl", "eu", "hy", "ka", "kk", "az", "mk", "is", "sq", "hi", "bn", "fa", "ur", "sw", "mn", "ky", "uz":
      ["one", "other"]
    default: nil
    }
  }

  /// Those that a language has for fractions or millions only.
  static func allowed(_ language: String) -> [String] {
    switch language {
    case "cs", "sk", "lt", "es", "it", "pt", "fr", "ca", "he": (required(language) ?? []) + ["many"]
    default: required(language) ?? []
    }
  }

  static let all: Set<String> = ["zero", "one", "two", "few", "many", "other"]
}
