package import Bitext
internal import CSpelling
internal import Files
internal import Glibc
internal import Orthography
internal import Synchronization

/// A Hunspell dictionary that is installed on the system.
///
/// Answers are kept. Several threads may ask at a time; they wait for each other.
package final class SpellingDictionary: Sendable {
  package let language: LanguageTag
  /// The `.dic` file.
  package let path: String
  private let state: Mutex<State>

  private struct State {
    let handle: Handle
    var answers: [String: [String]?] = [:]
    var suggested = 0
  }

  /// Used by whoever has the lock.
  private final class Handle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    init(_ pointer: UnsafeMutableRawPointer) { self.pointer = pointer }
    deinit { speller_close(pointer) }
  }

  /// For so many words it is looked for what they may have been meant to be: that takes a millisecond or two each.
  private static let suggestionLimit = 100

  /// The dictionary of a language; nil when none is installed.
  ///
  /// Looked for in the folders of `DICPATH` and where Debian's packages put them: of `pt-BR` first `pt_BR`, then `pt` and `pt_PT`,
  /// then any `pt_…`.
  package convenience init?(_ language: LanguageTag) {
    guard let path = SpellingDictionary.find(language, in: SpellingDictionary.folders) else { return nil }
    self.init(language, words: path)
  }

  /// - Parameter words: the `.dic` file; the `.aff` file is beside it.
  init?(_ language: LanguageTag, words: String) {
    let affixes = words.dropLast(4) + ".aff"
    guard let pointer = speller_open(String(affixes), words) else { return nil }
    self.language = language
    path = words
    state = Mutex(State(handle: Handle(pointer)))
  }

  static var folders: [String] {
    let own = getenv("DICPATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
    return own + ["/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"]
  }

  static func find(_ language: LanguageTag, in folders: [String]) -> String? {
    var names: [String] = []
    if let region = language.region { names.append("\(language.language)_\(region)") }
    names += [language.language, "\(language.language)_\(language.language.uppercased())"]
    if language.language == "en" { names += ["en_US", "en_GB"] }
    for folder in folders {
      guard let entries = try? Path.entries(of: folder) else { continue }
      let words = Set(entries.filter { $0.hasSuffix(".dic") })
      let others = words.sorted().filter { $0.hasPrefix(language.language + "_") }.map { String($0.dropLast(4)) }
      for name in names + others where words.contains(name + ".dic") && entries.contains(name + ".aff") {
        return Path.join(folder, name + ".dic")
      }
    }
    return nil
  }

  /// nil for a word that is right, else what it may have been meant to be, best first. Stress marks and soft hyphens do not
  /// count; what is right with е is right with ё.
  package func suggestions(for word: String) -> [String]? {
    guard word.utf8.count < 200 else { return nil }
    var plain = String.UnicodeScalarView()
    for scalar in word.unicodeScalars where scalar != "\u{301}" && scalar != "\u{AD}" {
      plain.append(scalar == "’" ? "'" : scalar)
    }
    let sought = String(plain)
    return state.withLock { state in
      if let known = state.answers[sought] { return known }
      let answer = SpellingDictionary.answer(sought, &state)
      state.answers[sought] = .some(answer)
      return answer
    }
  }

  private static func answer(_ word: String, _ state: inout State) -> [String]? {
    let handle = state.handle.pointer
    if speller_knows(handle, word) == 1 { return nil }
    if word.unicodeScalars.contains(where: { $0 == "ё" || $0 == "Ё" }),
      speller_knows(handle, word.replacing("ё", with: "е").replacing("Ё", with: "Е")) == 1
    {
      return nil
    }
    guard state.suggested < suggestionLimit else { return [] }
    state.suggested += 1
    var found: [String] = []
    for candidate in neighbours(Array(word.unicodeScalars)) where !found.contains(candidate) {
      guard speller_knows(handle, candidate) == 1 else { continue }
      found.append(candidate)
      if found.count == 5 { break }
    }
    return found
  }

  /// What one slip makes of a word: two letters swapped, one doubled or too many, one wrong, one lost.
  ///
  /// Hunspell's own suggestions look through the whole dictionary, which takes a tenth of a second.
  private static func neighbours(_ word: [Unicode.Scalar]) -> [String] {
    guard word.count < 40, let first = word.first else { return [] }
    let isCyrillic = (0x400..<0x500).contains(first.value)
    var alphabet = (isCyrillic ? 0x430...0x44F : 0x61...0x7A).compactMap { Unicode.Scalar($0) }
    if isCyrillic { alphabet.append("ё") }
    for scalar in word where scalar.properties.isLowercase && !alphabet.contains(scalar) { alphabet.append(scalar) }
    var made: [String] = []
    func add(_ scalars: some Sequence<Unicode.Scalar>) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      made.append(String(view))
    }
    for at in word.indices.dropLast() where word[at] != word[at + 1] {
      add(word[..<at] + [word[at + 1], word[at]] + word[(at + 2)...])
    }
    for at in word.indices { add(word[..<at] + word[(at + 1)...]) }
    for at in word.indices { for letter in alphabet { add(word[..<at] + [letter] + word[(at + 1)...]) } }
    for at in 0...word.count { for letter in alphabet { add(word[..<at] + [letter] + word[at...]) } }
    return made
  }
}
