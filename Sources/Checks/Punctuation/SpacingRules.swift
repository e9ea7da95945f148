internal import Bitext
internal import Languages
internal import Orthography

/// Spaces, dashes, and marks and words that stand twice.
enum SpacingRules {
  private static let passed: CharacterClass = [.letter, .literal]

  static func run(_ pair: CheckedPair) {
    let text = pair.target
    let end = text.trimmed
    guard end.count > 1 else { return }
    let source = SourceMarks(pair.source)
    let spacesDashes = pair.isOn(.hyphenForDash)
    let spacesGuillemets = pair.context.target.marks.spaced.contains("»")
    for at in end {
      let scalar = text.scalars[at]
      guard text.classes[at].isDisjoint(with: passed) else { continue }
      switch scalar {
      case " ":
        if text[at + 1] == " ", text[at - 1] != " " { doubleSpace(pair, at, source) }
        if spacesDashes, text[at + 1] == "-", text[at + 2] == " " { hyphen(pair, at + 1, source) }
      case ",", ";", ":", "!", "?", ".", "…", "،", "؛", "؟", "۔", "।", "、", "，", "。", "；", "：", "！", "？":
        mark(pair, at, scalar, source)
      case "«", "»": if spacesGuillemets { guillemet(pair, at, scalar) }
      default: break
      }
    }
    doubleWords(pair)
    if pair.isOn(.noBreakSpace) {
      if pair.context.target.marks.bindsUnits { noBreakSpaces(pair) }
      if !pair.context.target.marks.spaced.isEmpty { spacesThatBreak(pair) }
    }
    if pair.isOn(.ellipsis) { ellipsis(pair) }
  }

  private static func doubleSpace(_ pair: CheckedPair, _ at: Int, _ source: SourceMarks) {
    guard pair.isOn(.doubleSpace), !source.hasDoubleSpace else { return }
    var end = at
    while pair.target[end] == " " { end += 1 }
    // Indented lines, columns.
    guard end - at < 4, !(pair.target[at - 1]?.isLineEnd ?? true) else { return }
    pair.report(.doubleSpace, target: at..<end, "\(end - at) spaces in a row", suggestion: " ", isSure: true)
  }

  private static func hyphen(_ pair: CheckedPair, _ at: Int, _ source: SourceMarks) {
    // A hyphen of the source in the same place is a minus, an option, a list.
    guard at > 1, pair.target.kind(at - 2).isDisjoint(with: .space),
      !(pair.target.kind(at + 2).contains(.digit) && pair.target.kind(at - 2).contains(.digit))
    else { return }
    let isInSource = source.hasHyphen
    pair.report(
      .hyphenForDash, target: at..<at + 1, "a hyphen in place of a dash",
      suggestion: "—", isSure: !isInSource)
  }

  private static func isMark(_ scalar: Unicode.Scalar?) -> Bool {
    switch scalar {
    case ",", ";", ":", "!", "?", ".", "…", "،", "؛", "؟", "۔", "।", "、", "，", "。", "；", "：", "！", "？": true
    default: false
    }
  }

  private static func mark(_ pair: CheckedPair, _ at: Int, _ scalar: Unicode.Scalar, _ source: SourceMarks) {
    let text = pair.target
    let before = text.kind(at - 1)
    let after = text[at + 1]
    let afterKind = text.kind(at + 1)
    if before.contains(.space), text[at - 1]?.isLineEnd == false, !isMark(after), at > 1 {
      spaceBefore(pair, at, scalar, source)
    } else if pair.context.target.marks.spaced.contains(scalar) {
      noSpaceBefore(pair, at, scalar)
    }
    if afterKind.contains(.letter), !afterKind.contains(.literal) { spaceAfter(pair, at, scalar, source) }
    guard pair.isOn(.doubleMark), let after, !afterKind.contains(.literal) else { return }
    let isDouble: Bool =
      switch (scalar, after) {
      case (",", ","), (";", ";"), (",", "."), (";", "."), (".", ","), (",", ";"), ("?", "."), ("!", "."): true
      case (".", "."): text[at + 2] != "." && text[at - 1] != "."
      case (",", ":"), (":", ","): true
      case ("…", "."): true
      case ("،", "،"), ("؛", "؛"), ("۔", "۔"), ("।", "।"), ("、", "、"), ("，", "，"), ("。", "。"), ("；", "；"), ("：", "："):
        text[at + 2] != after && text[at - 1] != scalar
      case ("،", "."), ("؛", "."), ("،", "۔"), (".", "،"), ("।", "."), ("。", "."), ("，", "。"), ("、", "。"), ("。", "，"),
        ("、", "，"), ("，", "、"):
        true
      default: false
      }
    guard isDouble else { return }
    // Of an abbreviation the point stays: т. д., and и т. п.: too; ../ and .. are paths.
    if scalar == ".", after == "," || after == ":",
      text.words.contains(where: {
        $0.range.upperBound == at && ($0.count <= 4 || pair.context.target.marks.abbreviations.contains($0.hash))
      })
    {
      return
    }
    if text[at + 2] == "/" || text[at - 1] == "/" || text.kind(at + 2).contains(.digit) { return }
    let both = pair.target.string(at..<at + 2)
    if source.doubled.contains(both) { return }
    // ?.. and !.. are the ellipsis behind another mark.
    if scalar == ".", let previous = text[at - 1], previous == "?" || previous == "!" { return }
    if scalar != ".", after == ".", text[at + 2] == "." { return }
    pair.report(.doubleMark, target: at..<at + 2, "\(both) is one mark too many")
  }

  private static func spaceBefore(_ pair: CheckedPair, _ at: Int, _ scalar: Unicode.Scalar, _ source: SourceMarks) {
    // Of the danda, the full stop of Urdu and their like, usage differs.
    guard pair.isOn(.spaceBeforeMark), scalar != "।", scalar != "۔",
      !pair.context.target.marks.spaced.contains(scalar)
    else { return }
    // Some languages have one before these, as French has: Breton, Kabyle, Nepali.
    if !pair.context.target.marks.isKnown, [":", ";", "!", "?"].contains(scalar) { return }
    // Scripts that have no spaces between words have them around what is not of the script, and Khmer before its own marks.
    guard Mark.isWide(scalar) || !pair.context.target.marks.isUnspaced else { return }
    let text = pair.target
    // .net, :name, ?x, :-): the mark belongs to what follows.
    let after = text.kind(at + 1)
    guard
      after.contains(.space) || at + 1 >= text.trimmed.upperBound || text[at + 1] == "\"" || text[at + 1] == "»"
        || Mark.isWide(scalar)
    else { return }
    if text.kind(at - 2).isDisjoint(with: .inWord), !["»", ")", "\"", "”", "%"].contains(text[at - 2]) { return }
    if source.afterSpace.contains(scalar) || scalar == "…" { return }
    var start = at - 1
    while text.kind(start - 1).contains(.space) { start -= 1 }
    pair.report(
      .spaceBeforeMark, target: start..<at + 1, "a space before \(scalar)", suggestion: String(Character(scalar)),
      isSure: true)
  }

  /// French: a no-break space before : ; ! ? and ».
  private static func noSpaceBefore(_ pair: CheckedPair, _ at: Int, _ scalar: Unicode.Scalar) {
    guard pair.isOn(.spaceBeforeMark) else { return }
    let text = pair.target
    let after = text[at + 1]
    // 12:30, :), ?x=1, (!).
    let before = text.kind(at - 1)
    guard !before.contains(.literal),
      !before.isDisjoint(with: .inWord) || ["»", "”", ")", "\"", "%", "…"].contains(text[at - 1]),
      after == nil || text.kind(at + 1).contains(.space) || after == "»" || after == ")" || after == "\""
        || after == "”" || scalar != ":" && (after == "!" || after == "?" || after == "…")
    else { return }
    let space = scalar == ":" || scalar == "»" ? "\u{A0}" : "\u{202F}"
    pair.report(
      .spaceBeforeMark, target: at..<at + 1, "no space before \(scalar)",
      suggestion: space + String(Character(scalar)))
  }

  private static func guillemet(_ pair: CheckedPair, _ at: Int, _ scalar: Unicode.Scalar) {
    let text = pair.target
    if scalar == "»" {
      guard let before = text[at - 1], !text.kind(at - 1).contains(.space), !text.kind(at - 1).contains(.literal) else {
        return
      }
      if before != "«", pair.isOn(.spaceBeforeMark) {
        pair.report(
          .spaceBeforeMark, target: at..<at + 1, "no space before »", suggestion: "\u{A0}»")
      }
    } else if let after = text[at + 1], !text.kind(at + 1).contains(.space), !text.kind(at + 1).contains(.literal),
      after != "»"
    {
      pair.report(.spaceAfterMark, target: at..<at + 1, "no space after «", suggestion: "«\u{A0}")
    }
  }

  private static func spaceAfter(_ pair: CheckedPair, _ at: Int, _ scalar: Unicode.Scalar, _ source: SourceMarks) {
    guard pair.isOn(.spaceAfterMark) else { return }
    let text = pair.target
    let before = text.kind(at - 1)
    guard before.contains(.letter) || text[at - 1] == "»" || text[at - 1] == ")",
      text[at + 1].map(CharacterClass.isUnspacedLetter) != true
    else { return }
    switch scalar {
    case ".":
      // A sentence's end: a lower-case word, then a capital; initials and names of files are none.
      guard before.contains(.lower) || text[at - 1] == "»", text.kind(at - 2).contains(.lower) || text[at - 1] == "»",
        text.kind(at + 1).contains(.upper), text.kind(at + 2).contains(.lower),
        text.kind(at + 1).contains(.cyrillic) || !pair.context.target.isCyrillic
      else { return }
    case ",", ";", "!", "?", "،", "؛", "؟":
      guard !pair.context.target.isCyrillic || text.kind(at + 1).contains(.cyrillic) else { return }
    case ":":
      guard text.kind(at + 1).contains(.cyrillic), text.kind(at - 1).contains(.cyrillic),
        text.kind(at + 1).contains(.lower)
      else { return }
    default: return
    }
    // The source has the mark between words too: a list without spaces, code.
    if source.unspaced.contains(scalar)
      || text[at + 1].map({ "SsС".unicodeScalars.contains($0) }) == true && scalar == "?"
    {
      return
    }
    pair.report(
      .spaceAfterMark, target: at..<at + 1, "no space after \(scalar)", suggestion: "\(scalar) ")
  }

  // MARK: Words

  private static func doubleWords(_ pair: CheckedPair) {
    guard pair.isOn(.doubleWord) else { return }
    let marks = pair.context.target.marks
    let doubled = marks.doubledWords
    let ofSource = pair.context.source.marks.doubledWords
    let words = pair.target.words
    guard words.count > 1 else { return }
    doublePhrase(pair, words)
    lazy var sourceHas = pair.source.words.indices.dropFirst().contains {
      pair.source.words[$0].hash == pair.source.words[$0 - 1].hash
    }
    for index in 1..<words.count where words[index].hash == words[index - 1].hash {
      let (first, second) = (words[index - 1], words[index])
      guard first.all.contains(.letter), !first.hasDigits, first.shared.contains(.letter),
        second.range.lowerBound - first.range.upperBound <= 2,
        doubled.map({ !$0.contains(first.hash) }) ?? mayNotDouble(pair.target, first),
        ofSource?.contains(first.hash) != true,
        (first.range.upperBound..<second.range.lowerBound).allSatisfy({
          pair.target.classes[$0].contains(.space) && !pair.target.scalars[$0].isLineEnd
        })
      else { continue }
      guard pair.isOn(.doubleWord) else { return }
      // A capital in the second is a name; _ marks a key within a word.
      if sourceHas || pair.target[second.range.upperBound] == "_" || pair.target[first.range.lowerBound - 1] == "_"
        || second.isCapitalised && !first.isCapitalised
      {
        continue
      }
      let word = pair.target.string(second)
      pair.report(
        .doubleWord, target: first.range.lowerBound..<second.range.upperBound, "\(word) stands twice",
        suggestion: pair.target.string(first))
    }
  }

  /// Where any word may stand twice, or nobody knows: one of Korean that is too long to.
  private static func mayNotDouble(_ text: CheckedText, _ word: Word) -> Bool {
    word.count > 2 && text[word.range.lowerBound].map { (0xAC00...0xD7A3).contains($0.value) } ?? false
  }

  /// A clause or a sentence that stands twice, one behind the other.
  private static func doublePhrase(_ pair: CheckedPair, _ words: [Word]) {
    let text = pair.target
    let isUnspaced = pair.context.target.marks.isUnspaced
    guard words.count >= (isUnspaced ? 2 : 6), words.count <= 400 else { return }
    let least = isUnspaced ? 1 : 3
    guard let found = repeated(words, least), repeated(pair.source.words, 3) == nil else { return }
    let (first, second) = (found.start, found.start + found.count)
    let range = words[first].range.lowerBound..<words[second - 1].range.upperBound
    // Between the two a space or the end of a sentence; within no path, and no brackets of a command.
    let between = words[second - 1].range.upperBound..<words[second].range.lowerBound
    guard
      between.allSatisfy({
        text.scalars[$0] == " " || Mark.of(text.scalars[$0]) != nil
          || "\"”“»«’)".unicodeScalars.contains(text.scalars[$0])
      }),
      !range.contains(where: { "/[]_#=|<>".unicodeScalars.contains(text.scalars[$0]) || text.scalars[$0].isLineEnd })
    else { return }
    // Numbers in rows, names of a list.
    guard range.count >= (isUnspaced ? 8 : 12),
      words[first..<second].contains(where: { $0.all.contains(.letter) && !$0.hasDigits })
    else {
      return
    }
    pair.report(
      .doubleWord, target: range.lowerBound..<words[second + found.count - 1].range.upperBound,
      "“\(ConsistencyRules.quoted(text.string(range)))” stands twice")
  }

  /// The first run of so many words or more behind which it stands again.
  private static func repeated(_ words: [Word], _ least: Int) -> (start: Int, count: Int)? {
    guard words.count >= 2 * least else { return nil }
    for start in 0...words.count - 2 * least {
      var next = start + least
      while next + (next - start) <= words.count {
        if words[next].hash == words[start].hash {
          let count = next - start
          if (0..<count).allSatisfy({ words[start + $0].hash == words[next + $0].hash }) { return (start, count) }
        }
        next += 1
      }
    }
    return nil
  }

  // MARK: Off by default

  private static let units = WordTables.union(\.checks.unitsAfterNoBreakSpace)

  private static func noBreakSpaces(_ pair: CheckedPair) {
    let text = pair.target
    for at in text.scalars.indices where text.scalars[at] == " " && !text.classes[at].contains(.literal) {
      let isWanted: Bool
      if text.kind(at - 1).contains(.digit) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var end = at + 1
        while text.kind(end).contains(.letter), end - at < 12 {
          hash = WordHash.add(hash, text.scalars[end])
          end += 1
        }
        isWanted = text[at + 1] == "%" || units.contains(hash)
      } else {
        isWanted =
          text[at - 1] == "№" || text[at - 1] == "§" || text[at + 1] == "—"
          || text[at - 1] == "." && text.kind(at - 2).contains(.upper) && text.kind(at - 3).isDisjoint(with: .letter)
      }
      if isWanted {
        pair.report(
          .noBreakSpace, target: at..<at + 1, "a no-break space is usual here", suggestion: "\u{A0}", isSure: true)
      }
    }
  }

  /// A space at which a line may break, before a mark that no line should begin with, or behind «.
  private static func spacesThatBreak(_ pair: CheckedPair) {
    let text = pair.target
    let spaced = pair.context.target.marks.spaced
    for at in text.scalars.indices where text.scalars[at] == " " && at > 0 && !text.classes[at].contains(.literal) {
      let isBefore = text[at + 1].map { spaced.contains($0) } == true && !text.kind(at + 1).contains(.literal)
      let isBehind = text[at - 1] == "«" && spaced.contains("»")
      if isBefore || isBehind {
        pair.report(
          .noBreakSpace, target: at..<at + 1, "a no-break space is usual here", suggestion: "\u{A0}", isSure: true)
      }
    }
  }

  private static func ellipsis(_ pair: CheckedPair) {
    let text = pair.target
    guard text.scalars.count > 2 else { return }
    for at in 0..<text.scalars.count - 2
    where text.scalars[at] == "." && text.scalars[at + 1] == "." && text.scalars[at + 2] == "." && text[at - 1] != "."
      && text[at + 3] != "." && !text.classes[at].contains(.literal)
    {
      pair.report(.ellipsis, target: at..<at + 3, "three points in place of an ellipsis", suggestion: "…", isSure: true)
    }
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .hyphenForDash, .information, "A hyphen in place of a dash",
      "Russian has a dash between spaces. The fix is sure unless the source has a hyphen between spaces too.",
      bad: [RuleExample("NATO is an alliance.", "НАТО - это альянс.")],
      good: [RuleExample("NATO is an alliance.", "НАТО — это военно-политический альянс.")]),
    RuleDescription(
      .spaceBeforeMark, .warning, "A space before a mark",
      "Before a comma, a point or the like, unless the source has it too. In French, : ; ! ? and » have to have a space before them, in Canada : and » alone.",
      bad: [RuleExample("Guns, tanks", "Пушки , танки")], good: [RuleExample("The .NET platform", "Платформа .NET")]),
    RuleDescription(
      .spaceAfterMark, .warning, "No space after a mark",
      "Between a word, a mark and the next word; in French, behind « too.",
      bad: [RuleExample("Guns, tanks", "Пушки,танки"), RuleExample("It is over. They left.", "Всё кончено.Они ушли.")],
      good: [RuleExample("See draft.tmx, etc.", "См. draft.tmx и т.д."), RuleExample("A. S. Pushkin", "А.С. Пушкин")]),
    RuleDescription(
      .noBreakSpace, .information, isOn: false, "A space at which no line should break",
      "Between a number and what it counts, after №, between initials and a surname, before a dash; in French before : ; ! ? and within « ».",
      bad: [RuleExample("It is 5 km away.", "До него 5 км.")],
      good: [RuleExample("It is 5 km away.", "До него 5\u{A0}км.")]),
    RuleDescription(
      .doubleSpace, .warning, "Two spaces", "Several spaces in a row, where the source has none such.",
      bad: [RuleExample("The talks failed.", "Переговоры  провалились.")],
      good: [RuleExample("One.  Two.", "Один.  Два.")]),
    RuleDescription(
      .doubleWord, .warning, "A word twice",
      "The same word twice in a row, where the source has none such. *Очень очень*, *nous nous*, *die die* and their like are let pass, and any word in languages that double words freely or of which nobody has said whether they do.",
      bad: [RuleExample("The talks on arms failed.", "Переговоры по по оружию провалились.")],
      good: [
        RuleExample("Very, very old", "Очень очень старый"),
        RuleExample("It is that, that is all.", "Это то, то есть всё."),
      ]),
    RuleDescription(
      .doubleMark, .warning, "A mark twice",
      "Two marks that do not stand together, as `,,`, `..`, `,.`, `。。` and `،،`.",
      bad: [RuleExample("The talks failed.", "Переговоры провалились..")],
      good: [RuleExample("Really?", "Правда?.."), RuleExample("Arms etc., too", "Оружие и т. д., тоже")]),
    RuleDescription(
      .ellipsis, .information, isOn: false, "Three points", "Three points where the one character … is meant.",
      bad: [RuleExample("Loading…", "Загрузка...")], good: [RuleExample("Loading…", "Загрузка…")]),
  ]
}
