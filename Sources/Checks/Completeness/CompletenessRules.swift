internal import Bitext
internal import Languages
internal import Orthography

/// Whether there is a translation, all of it, and in the right language.
enum CompletenessRules {
  /// - Returns: whether there is a target to look at further.
  static func run(_ pair: CheckedPair) -> Bool {
    let (source, target) = (pair.source, pair.target)
    guard pair.segment.isTranslatable else {
      let isSame = source.scalars[source.trimmed] == target.scalars[target.trimmed]
      if !isSame, !source.trimmed.isEmpty, !target.trimmed.isEmpty {
        pair.report(.lockedChanged, "the text is not to be translated", suggestion: source.text, isSure: true)
      }
      return false
    }
    guard !source.trimmed.isEmpty || hasCodes(pair.segment.source) else {
      guard target.all.contains(.letter) else { return !target.trimmed.isEmpty }
      // All in it would be more than the source has.
      pair.report(.extraSegment, "there is no source")
      return false
    }
    if target.trimmed.isEmpty {
      guard !source.trimmed.isEmpty else { return true }
      let isDone = pair.segment.state == .translated || pair.segment.state == .approved
      pair.report(.emptyTarget, most: isDone ? .error : .warning, "there is no translation")
      return false
    }
    let isSame = source.scalars[source.trimmed] == target.scalars[target.trimmed]
    if isSame {
      PlaceholderRules.countForms(pair)
      MarkupRules.edges(pair)
      guard source.all.contains(.letter), pair.context.source.tag.language != pair.context.target.tag.language else {
        return false
      }
      // A file that says that nobody has translated it yet is believed.
      if pair.segment.state == .untranslated || isProse(source, pair.context.source) {
        pair.report(.untranslated, "the target is the source")
      } else {
        pair.report(.targetEqualsSource, "the target is the source")
      }
      return false
    }
    if OtherLetters.run(pair) { return true }
    foreignWords(pair)
    if pair.isOn(.wrongScript), pair.context.counts[Int(Rule.wrongScript.rawValue)] == 0 { thirdLanguage(pair) }
    return true
  }

  private static func hasCodes(_ segment: Segment) -> Bool { !segment.runs.isEmpty }

  /// Whether it is a text of the language rather than names, numbers and designations.
  private static func isProse(_ text: CheckedText, _ language: RuleContext.Language) -> Bool {
    let lower = text.words.filter {
      $0.isLower && $0.count > 1 && !$0.hasDigits && $0.shared.contains(language.letters)
    }
    // Code and commands.
    if let first = text[text.trimmed.lowerBound], "$#>".unicodeScalars.contains(first) { return false }
    let signs = text.scalars.count { "={}[]<>_;$\\|/#`*+".unicodeScalars.contains($0) }
    if signs * 4 > text.words.count { return false }
    let function = lower.count { language.functionWords.contains($0.hash) }
    if function * 6 <= text.words.count, looksLikeCode(text) { return false }
    if function > 0 { return lower.count > 1 }
    return lower.count >= 3 && lower.count * 2 > text.words.count
  }

  /// Names joined by points, options with a hyphen, prompts, and lines of nothing but hyphens or points.
  private static func looksLikeCode(_ text: CheckedText) -> Bool {
    let scalars = text.scalars
    func isWord(_ place: Int) -> Bool { text.kind(place).contains(.letter) && text.kind(place + 1).contains(.letter) }
    for (at, scalar) in scalars.enumerated() {
      switch scalar {
      case ".":
        if at > 1, isWord(at - 2), isWord(at + 1) { return true }
        if text[at + 1] == ".", text[at + 2] == ".", at == 0 || scalars[at - 1].isLineEnd,
          at + 3 == scalars.count || scalars[at + 3].isLineEnd
        {
          return true
        }
      case "-":
        let isOption =
          at > 0 && text.kind(at - 1).contains(.space)
          && (text.kind(at + 1).contains(.letter) || text[at + 1] == "-" && isWord(at + 2))
        if isOption { return true }
        if at == 0 || scalars[at - 1].isLineEnd, text[at + 1] == "-", text[at + 2] == "-" { return true }
      case ">": if at > 1, isWord(at - 2), text[at + 1] == " " { return true }
      default: break
      }
    }
    return false
  }

  // MARK: Words of the source's language

  private static func foreignWords(_ pair: CheckedPair) {
    let (from, to) = (pair.context.source, pair.context.target)
    guard !from.letters.isEmpty, !to.letters.isEmpty, from.tag.language != to.tag.language else { return }
    let shareLetters = from.letters == to.letters
    if shareLetters {
      if from.marks.functionWords.isEmpty { return }
      if !to.marks.functionWords.isEmpty, isOtherLanguage(pair) { return }
    }
    guard pair.target.all.contains(from.letters) else { return }
    let words = pair.target.words
    if !pair.target.all.contains(to.letters) {
      if isProse(pair.target, from) { pair.report(.wrongScript, "no word of the target's language") }
      return
    }
    guard pair.isOn(.partlyUntranslated) else { return }
    let sourceWords = Set(pair.source.words.map(\.hash))
    var run: [Word] = []
    var isReported = false
    func finish() {
      defer { run = [] }
      guard !isReported, run.count >= 3, let first = run.first, let last = run.last else { return }
      let lower = run.filter(\.isLower)
      // Titles in another language are quoted.
      // Where the letters say nothing, words must: one of the source's language alone, and one that is no such word in either.
      let saysLanguage =
        shareLetters
        ? (lower.count(where: { isOwn($0, from, to) }) > 1
          || run.count >= 5 && lower.count >= 3
            && (run.count >= 6 || lower.contains { isOwn($0, from, to) }))
          && lower.contains(where: { isContent($0, from, to) })
        : lower.contains(where: { from.functionWords.contains($0.hash) && $0.count > 1 })
      guard lower.count >= 2, saysLanguage,
        !isQuoted(pair.target, first.range.lowerBound..<last.range.upperBound),
        !isOfListing(pair, first.range.lowerBound)
      else { return }
      isReported = true
      let range = first.range.lowerBound..<last.range.upperBound
      pair.report(.partlyUntranslated, target: range, "“\(pair.target.string(range))” is not translated")
    }
    for word in words {
      let isForeign =
        word.all.contains(.letter) && word.shared.contains(from.letters) && sourceWords.contains(word.hash)
      if isForeign, let last = run.last, !isSpace(pair.target, last.range.upperBound..<word.range.lowerBound) {
        finish()
      }
      if isForeign { run.append(word) } else { finish() }
    }
    finish()
  }

  /// Whether a function word is one of the first language and not of the second.
  private static func isOwn(_ word: Word, _ one: RuleContext.Language, _ other: RuleContext.Language) -> Bool {
    word.count > 1 && one.marks.functionWords.contains(word.hash) && !other.marks.functionWords.contains(word.hash)
  }

  /// Whether it is a word as sentences have them, and no name.
  private static func isContent(_ word: Word, _ one: RuleContext.Language, _ other: RuleContext.Language) -> Bool {
    word.count > 2 && word.isLower && !one.marks.functionWords.contains(word.hash)
      && !other.marks.functionWords.contains(word.hash)
  }

  /// Reports a target in the language of the source, where both languages have the same letters: a third of its words are function words
  /// of that language, and none of its own.
  private static func isOtherLanguage(_ pair: CheckedPair) -> Bool {
    let (from, to) = (pair.context.source, pair.context.target)
    let words = pair.target.words
    guard words.count > 3, pair.isOn(.wrongScript) else { return false }
    var foreign = 0
    var hasContent = false
    for word in words {
      if isOwn(word, from, to) {
        foreign += 1
      } else if to.marks.functionWords.contains(word.hash), !from.marks.functionWords.contains(word.hash) {
        return false
      } else if !hasContent {
        hasContent = isContent(word, from, to)
      }
    }
    guard foreign > 1, foreign * 3 >= words.count, hasContent else { return false }
    pair.report(.wrongScript, "written in the source's language")
    return true
  }

  /// A target in a third language, or in the source's: of its function words far more are those of that language alone than
  /// those of its own alone. Close languages share too many to be told apart in a sentence.
  private static func thirdLanguage(_ pair: CheckedPair) {
    let words = pair.target.words
    guard words.count > 4 else { return }
    // Where letters tell, words in those of the target's language are its own, unless many have letters that it does not have.
    guard
      pair.context.source.letters == pair.context.target.letters
        || !pair.target.all.contains(pair.context.target.letters)
    else { return otherAlphabet(pair, OtherLetters.count(pair)) }
    let own = pair.context.target.marks.functionWords
    // Half of many texts are such words of their own language: they end here. Close languages share a third.
    var hits = 0
    for word in words where own.contains(word.hash) {
      hits += 1
      if hits * 2 > words.count { return }
    }
    let strange = OtherLetters.count(pair)
    // Of a language that has a list, a sentence without any word of it.
    let isWordless = hits == 0 && own.count >= 20 && strange.foreign >= 2 && strange.words > 5
    if isWordless || strange.foreign >= 3 { otherAlphabet(pair, strange, isSure: isWordless) }
    guard pair.context.counts[Int(Rule.wrongScript.rawValue)] == 0 else { return }
    guard own.count >= 30, pair.context.target.marks.hasFunctionWordsInItsLetters else { return }
    // Of each language, its words that are none of the target's; and the target's words that it has too.
    var foreign = [Int](repeating: 0, count: 64)
    var shared = [Int](repeating: 0, count: 64)
    var seen: Set<UInt64> = []
    var ownWords = 0
    var lower = 0
    for word in words where word.isLower && word.count > 1 {
      lower += 1
      guard seen.insert(word.hash).inserted else { continue }
      let isOwn = own.contains(word.hash)
      if isOwn { ownWords += 1 }
      guard var languages = WordTables.languages[word.hash] else { continue }
      while languages != 0 {
        let language = languages.trailingZeroBitCount
        if isOwn { shared[language] += 1 } else { foreign[language] += 1 }
        languages &= languages - 1
      }
    }
    guard let most = foreign.max(), most > 2, most * 8 >= words.count, lower > most,
      let index = foreign.firstIndex(of: most), WordTables.facts.indices.contains(index)
    else { return }
    // Words that the target's language has and the other has not. Letters that it does not have are evidence, too.
    let native = ownWords - shared[index]
    guard native == 0 || most > 3 && (strange.foreign > 1 ? most > native : most > 2 * native) else { return }
    let language = LanguageTag(WordTables.facts[index].code)
    guard language.language != pair.context.target.tag.language else { return }
    pair.report(.wrongScript, "written in \(language.englishName)")
  }

  private static func otherAlphabet(
    _ pair: CheckedPair, _ strange: (foreign: Int, words: Int), isSure: Bool = false
  ) {
    guard isSure || strange.foreign >= 3 && strange.foreign * 7 >= strange.words else { return }
    pair.report(.wrongScript, "\(strange.foreign) words have letters that the language does not have")
  }

  /// Whether nothing but a space, or a comma and one, is between two words.
  private static func isSpace(_ text: CheckedText, _ range: Range<Int>) -> Bool {
    range.count <= 2
      && range.allSatisfy {
        text.classes[$0].contains(.space) && !text.scalars[$0].isLineEnd || text.scalars[$0] == ","
      }
  }

  /// Whether a place is in a line that the source has, too, in a text of several lines: program code with translated comments.
  private static func isOfListing(_ pair: CheckedPair, _ place: Int) -> Bool {
    let scalars = pair.target.scalars
    guard scalars.contains(where: \.isLineEnd) else { return false }
    let start = scalars[..<place].lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? 0
    let end = scalars[place...].firstIndex(where: \.isLineEnd) ?? scalars.count
    let line = scalars[start..<end]
    let lines = pair.source.scalars.split(whereSeparator: \.isLineEnd)
    return lines.count > 2 && lines.contains { $0.elementsEqual(line) }
  }

  private static func isQuoted(_ text: CheckedText, _ range: Range<Int>) -> Bool {
    // 'ready to accept', `Title of a page <address>`_: an open mark before, one that closes behind.
    let start = max(0, range.lowerBound - 200)
    let end = min(text.scalars.count, range.upperBound + 200)
    for mark in ["'", "`"] as [Unicode.Scalar] {
      let open = text.scalars[start..<range.lowerBound].lastIndex(of: mark)
      if let open, text.kind(open - 1).isDisjoint(with: [.letter, .digit]), !text.kind(open + 1).contains(.space),
        !text.scalars[open..<range.lowerBound].contains(where: \.isLineEnd),
        text.scalars[range.upperBound..<end].contains(mark)
      {
        return true
      }
    }
    let before = text.scalars[..<range.lowerBound].last {
      "\"«“„(".unicodeScalars.contains($0) || "»”)".unicodeScalars.contains($0)
    }
    return before.map { "\"«“„(".unicodeScalars.contains($0) } ?? false
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .emptyTarget, .error, "No translation",
      "The target is empty, or only white space. A warning as long as the file says that it is not translated yet.",
      bad: [RuleExample("The talks failed.", " ")], good: [RuleExample("The talks failed.", "Переговоры провалились.")]),
    RuleDescription(
      .extraSegment, .warning, "More than the source has",
      "The target is a text, and the source is empty: something was added, or what it translates is missing.",
      bad: [RuleExample("", "Переговоры провалились.")],
      good: [RuleExample("The talks failed.", "Переговоры провалились.")]),
    RuleDescription(
      .untranslated, .warning, "Not translated",
      "The target is the source, and that is a text: not names, numbers and designations alone, and no program code.",
      bad: [RuleExample("Press the button to start.", "Press the button to start.")],
      good: [RuleExample("NATO", "NATO"), RuleExample("Windows 11 Pro", "Windows 11 Pro"), RuleExample("F-35", "F-35")]),
    RuleDescription(
      .partlyUntranslated, .warning, "Partly not translated",
      "Three or more words of the source in a row stand in the target, not in quotes, and a function word is among them; where both languages have the same letters, two that are none of the target's, and another word that is no name. Whole lines that both have are let pass in a text of three or more: code.",
      bad: [RuleExample("The exercises in the Baltic Sea have ended.", "Завершились exercises in the Baltic Sea.")],
      good: [
        RuleExample("He read “The Art of War”.", "Он прочёл «The Art of War»."),
        RuleExample("Use Microsoft Visual Studio.", "Используйте Microsoft Visual Studio."),
      ]),
    RuleDescription(
      .targetEqualsSource, .information, isOn: false, "The target is the source",
      "Also where it is a name or a designation, which may be right.",
      bad: [RuleExample("Rogozin", "Rogozin")], good: [RuleExample("Rogozin", "Рогозин")]),
    RuleDescription(
      .wrongScript, .warning, "In another language",
      "The target is a text in the letters of the source's language, though another one. Where both languages have the same letters, their function words tell, and so they do of a third language.",
      bad: [RuleExample("The file cannot be opened.", "The file could not be read.")],
      good: [RuleExample("The file cannot be opened.", "Файл не открывается.")]),
    RuleDescription(
      .lockedChanged, .warning, "Translated, but not to be",
      "The file says translate=\"no\", and the target differs from the source. Locked segments are finished translations: they are not checked.",
      bad: [RuleExample("ERR_TIMEOUT", "ОШ_ВРЕМЯ", isTranslatable: false)],
      good: [RuleExample("ERR_TIMEOUT", "ERR_TIMEOUT", isTranslatable: false)]),
  ]
}
