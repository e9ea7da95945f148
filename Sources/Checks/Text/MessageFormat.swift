internal import Orthography

/// A text of ICU's MessageFormat, as far as checks ask: which arguments it has, and the categories of each plural.
struct MessageFormat {
  struct Choice {
    let argument: String
    /// `plural`, `select` or `selectordinal`.
    let type: String
    /// `one`, `other`, `=0`.
    var selectors: [String]
    /// Of each selector, whether its text says the number, as `#` or as the argument.
    var saysNumber: [Bool] = []
  }

  private(set) var arguments: [String] = []
  private(set) var choices: [Choice] = []
  /// What is wrong; nil for a text that can be read.
  private(set) var fault: String?
  private let scalars: [Unicode.Scalar]
  private var place = 0
  /// Arguments that the texts around the place choose by, and whether `#` or the argument was read of each.
  private var open: [(argument: String, saysNumber: Bool)] = []

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
        // Two apostrophes are one, within what is quoted too; one quotes what begins with a brace, or in a plural with #.
        if self.next == "'" {
          place += 1
          continue
        }
        guard let quoted = self.next, quoted == "{" || quoted == "}" || quoted == "#" && !open.isEmpty else { continue }
        while let quoted = self.next {
          place += 1
          if quoted == "'" {
            guard self.next == "'" else { break }
            place += 1
          }
        }
      case "#":
        place += 1
        if !open.isEmpty { open[open.count - 1].saysNumber = true }
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
    for index in open.indices where open[index].argument == name { open[index].saysNumber = true }
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
      // Of a select, # is that of the plural around it.
      if type != "select" { open.append((name, false)) }
      readText(depth: depth + 1)
      choice.saysNumber.append(type == "select" ? false : open.popLast()?.saysNumber ?? false)
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

extension PluralForms {
  /// Those that a message has to have: of whole numbers, and `other`.
  var required: [String] { categories.filter { $0.wholeNumbers > 0 || $0.name == "other" }.map(\.name) }

  /// Whether texts of a category are of several numbers, so that they have to say which. French has 0 and 1 in “one”.
  func isOfSeveral(_ category: String) -> Bool {
    category == "other" || categories.contains { $0.name == category && $0.wholeNumbers > 2 }
  }

  static let all: Set<String> = ["zero", "one", "two", "few", "many", "other"]
}
