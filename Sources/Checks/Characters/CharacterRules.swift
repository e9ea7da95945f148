internal import Bitext
internal import Languages
internal import Orthography

/// Letters of the wrong alphabet, characters that nobody sees, and those that an encoding has broken.
final class CharacterRules {
  private let context: RuleContext
  private let speller: (any Speller)?
  private let terms: (any TermSource)?
  /// How often an unknown word has been reported.
  private var unknown: [UInt64: Int] = [:]

  init(_ context: RuleContext, _ speller: (any Speller)?, _ terms: (any TermSource)?) {
    self.context = context
    self.speller = speller
    self.terms = terms
  }

  func run(_ pair: CheckedPair) {
    let text = pair.target
    if text.all.contains(.latin), !text.all.isDisjoint(with: [.cyrillic, .greek]) { mixedScript(pair) }
    if text.all.contains(.odd) || text.scalars.contains("\u{AD}") { odd(pair) }
    mojibake(pair)
    if text.all.contains(.mark), pair.isOn(.notComposed) { composition(pair) }
    if let speller, pair.isOn(.unknownWord) { spelling(pair, speller) }
  }

  // MARK: Two alphabets

  private func mixedScript(_ pair: CheckedPair) {
    guard pair.isOn(.mixedScript) else { return }
    let text = pair.target
    for (index, word) in text.words.enumerated() where pair.isOn(.mixedScript) {
      if word.all.contains(.latin), word.all.contains(.cyrillic) {
        mixedWord(pair, word)
      } else if word.all.contains(.latin), word.all.contains(.greek) {
        greekWord(pair, word)
      } else if word.count == 1, word.all.isSuperset(of: [.letter, .lower]) {
        loneLetter(pair, word, index)
      }
    }
  }

  private func mixedWord(_ pair: CheckedPair, _ word: Word) {
    let text = pair.target
    let range = word.range
    let latin = range.filter { text.classes[$0].contains(.latin) }
    let cyrillic = range.filter { text.classes[$0].contains(.cyrillic) }
    // What the source has too is its own matter.
    let original = text.string(word)
    if pair.source.all.isSuperset(of: [.cyrillic, .latin]), pair.source.words.contains(where: { $0.hash == word.hash })
    {
      return
    }
    // %B and \b before a word.
    if text[range.lowerBound - 1] == "%" || text[range.lowerBound - 1] == "\\" { return }
    // [yYдД]: the keys that answer a question.
    if text[range.lowerBound - 1] == "[", text[range.upperBound] == "]" { return }
    // Linux’а: an ending joined by an apostrophe.
    if let first = cyrillic.first, let last = latin.last, last < first, range.contains(first - 1),
      text.scalars[first - 1] == "'" || text.scalars[first - 1] == "’"
    {
      return
    }
    let foreign = context.target.marks.facts.foreignLookalikes
    let toCyrillic = latin.allSatisfy { Confusables.cyrillic(text.scalars[$0], without: foreign) != nil }
    let toLatin = cyrillic.allSatisfy { Confusables.latin(text.scalars[$0]) != nil }
    func written(inCyrillic: Bool) -> String {
      var view = String.UnicodeScalarView()
      for at in range {
        let scalar = text.scalars[at]
        if inCyrillic, text.classes[at].contains(.latin) {
          view.append(Confusables.cyrillic(scalar, without: foreign) ?? scalar)
        } else if !inCyrillic, text.classes[at].contains(.cyrillic) {
          view.append(Confusables.latin(scalar) ?? scalar)
        } else {
          view.append(scalar)
        }
      }
      return String(view)
    }
    let prefersCyrillic = toCyrillic && (!toLatin || context.target.isCyrillic && cyrillic.count >= latin.count)
    if prefersCyrillic || toLatin {
      let isSure = toCyrillic != toLatin && !word.hasDigits
      let inSource = pair.source.text.contains(written(inCyrillic: false))
      let fix = written(inCyrillic: prefersCyrillic && !(toLatin && inSource))
      pair.report(
        .mixedScript, target: range, most: isSure ? .error : .warning,
        "\(original) has \(prefersCyrillic ? "Latin" : "Cyrillic") letters in it", suggestion: fix,
        isSure: isSure || inSource)
      return
    }
    // PDFки, iPhone'ом: a Latin word with a Cyrillic ending is written so, if not in print.
    guard let firstCyrillic = cyrillic.first, let lastLatin = latin.last, let firstLatin = latin.first,
      let lastCyrillic = cyrillic.last
    else { return }
    if lastLatin < firstCyrillic && cyrillic.count <= 3 || lastCyrillic < firstLatin && latin.count >= 2 { return }
    pair.report(.mixedScript, target: range, most: .warning, "\(original) has letters of two alphabets")
  }

  /// A Latin `c` that is the preposition с.
  private func loneLetter(_ pair: CheckedPair, _ word: Word, _ index: Int) {
    let text = pair.target
    guard context.target.isCyrillic, word.all.contains(.latin),
      let next = text.words.indices.contains(index + 1) ? text.words[index + 1] : nil, next.all.contains(.cyrillic),
      next.range.lowerBound == word.range.upperBound + 1, text.kind(word.range.upperBound).contains(.space),
      word.range.lowerBound == 0 || text.kind(word.range.lowerBound - 1).contains(.space),
      let letter = Confusables.cyrillic(text.scalars[word.range.lowerBound]),
      context.target.marks.oneLetterWords.contains(WordHash.of(CollectionOfOne(letter))),
      !pair.source.words.contains(where: { $0.hash == word.hash && $0.hash != WordHash.of("a") })
    else { return }
    pair.report(
      .mixedScript, target: word.range, most: .warning, "a Latin \(text.string(word)) in a Cyrillic text",
      suggestion: String(Character(letter)), isSure: true)
  }

  /// Latin letters in a Greek word, where Greek ones look the same. Signs as μm and kΩ have too few Greek letters to tell.
  private func greekWord(_ pair: CheckedPair, _ word: Word) {
    let text = pair.target
    let latin = word.range.filter { text.classes[$0].contains(.latin) }
    guard context.target.letters == .greek, latin.allSatisfy({ Confusables.greek(text.scalars[$0]) != nil }),
      word.range.count(where: { text.classes[$0].contains(.greek) }) > max(latin.count, 2)
    else { return }
    var view = String.UnicodeScalarView()
    for at in word.range {
      let scalar = text.scalars[at]
      view.append(text.classes[at].contains(.latin) ? Confusables.greek(scalar) ?? scalar : scalar)
    }
    pair.report(
      .mixedScript, target: word.range, "\(text.string(word)) has Latin letters in it", suggestion: String(view),
      isSure: !word.hasDigits)
  }

  // MARK: What nobody sees

  private func odd(_ pair: CheckedPair) {
    let text = pair.target
    var reported = 0
    for (at, scalar) in text.scalars.enumerated() where text.classes[at].contains(.odd) || scalar == "\u{AD}" {
      guard reported < 20 else { return }
      let name = scalar.codePoint
      switch scalar.properties.generalCategory {
      case .control:
        guard !pair.source.scalars.contains(scalar) else { continue }
        pair.report(
          .controlCharacter, target: at..<at + 1, "the control character \(name)", suggestion: "", isSure: true)
      case .format:
        guard !pair.source.scalars.contains(scalar), !belongs(text, at) else { continue }
        pair.report(.invisibleCharacter, target: at..<at + 1, "\(name) is not to be seen", suggestion: "", isSure: true)
      default: continue
      }
      reported += 1
    }
  }

  /// Joiners belong to scripts that have them, and to emoji; marks of direction to texts from right to left.
  private func belongs(_ text: CheckedText, _ at: Int) -> Bool {
    let scalar = text.scalars[at].value
    if scalar == 0x200C || scalar == 0x200D {
      guard let before = text[at - 1]?.value else { return false }
      return before > 0x600
    }
    if (0xE0020...0xE007F).contains(scalar) { return true }
    // Between words of scripts that have no spaces, where a line may break.
    if scalar == 0x200B {
      return context.target.marks.isUnspaced
        || [at - 1, at + 1].contains { text[$0].map(CharacterClass.isUnspacedLetter) == true }
    }
    // Signs of Arabic and Syriac that stand over numbers and abbreviations.
    if (0x600...0x605).contains(scalar) || scalar == 0x6DD || scalar == 0x70F || scalar == 0x8E2 { return true }
    return context.target.tag.isRightToLeft
      && (scalar == 0x61C || (0x200E...0x200F).contains(scalar) || (0x202A...0x2069).contains(scalar))
  }

  // MARK: Broken encodings

  private func mojibake(_ pair: CheckedPair) {
    guard pair.isOn(.mojibake) else { return }
    let text = pair.target
    if text.all.contains(.odd), let at = text.scalars.firstIndex(of: "\u{FFFD}"),
      !pair.source.scalars.contains("\u{FFFD}")
    {
      pair.report(.mojibake, target: at..<at + 1, "U+FFFD stands for a character that could not be read")
      return
    }
    if let range = brokenUTF8(text), brokenUTF8(pair.source) == nil {
      pair.report(.mojibake, target: range, "letters read in the wrong encoding")
      return
    }
    // UTF-8 read as Windows-1252 (Ð¿Ñ€) or Windows-1251 (РїСЂ).
    var count = 0
    var questions = 0
    var first = 0
    var last = -1
    for at in text.scalars.indices.dropLast() {
      let value = text.scalars[at].value
      if value == 0x3F {
        questions += 1
      } else {
        questions = 0
      }
      let next = text.scalars[at + 1].value
      let isPair: Bool
      switch value {
      case 0xD0, 0xD1, 0xC3, 0xC2, 0xE2:
        isPair =
          next >= 0x80 && !text.classes[at + 1].contains(.cyrillic) && next != 0x2019
          && !text.kind(at + 2).contains(.lower)
      // One alone may be a word: Рівне, Сјај.
      case 0x420, 0x421:
        let isAmongOthers = text[at + 2]?.value == 0x420 || text[at + 2]?.value == 0x421 || at > 1 && last == at - 2
        isPair = isBrokenCyrillic(next) && isAmongOthers
      default: continue
      }
      guard isPair || value == 0xC3 && isBrokenLatin(next) else { continue }
      // A capital Ã and a sign within a word: Ã©.
      if value == 0xC3, isBrokenLatin(next), text.kind(at - 1).contains(.lower) || text.kind(at + 2).contains(.lower),
        !pair.source.scalars.contains("\u{C3}")
      {
        pair.report(.mojibake, target: at..<at + 2, "letters read in the wrong encoding")
        return
      }
      last = at
      if count == 0 { first = at }
      count += 1
      if count == 3 {
        pair.report(.mojibake, target: first..<at + 2, "letters read in the wrong encoding")
        return
      }
    }
    if questions >= 3, text.words.isEmpty || text.text.contains("????"), !pair.source.text.contains("???"),
      text.text.contains("????")
    {
      pair.report(.mojibake, "question marks in place of letters")
    }
  }

  /// Sequences of UTF-8 that were read as Windows-1252 or Latin 1: Ã¨, Å›, Ä°, à¤¹.
  ///
  /// One is enough where what follows is no quotation mark, space or dash that may follow a capital letter rightly; else there have to be
  /// several.
  private func brokenUTF8(_ text: CheckedText) -> Range<Int>? {
    var score = 0
    var first: Int?
    var at = 0
    while at + 1 < text.scalars.count {
      let lead = text.scalars[at].value
      guard (0xC2...0xF4).contains(lead), text.scalars[at + 1].value > 0x7F else {
        at += 1
        continue
      }
      let length = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
      guard at + length < text.scalars.count,
        (1...length).allSatisfy({ isContinuation(text.scalars[at + $0].value) })
      else {
        at += 1
        continue
      }
      // A capital behind a small letter: cittÃ .
      let next = text.scalars[at + 1].value
      let isWithin =
        text.kind(at).contains(.upper)
        && (text.kind(at - 1).contains(.lower)
          // A mark that closes or stands low before a small letter: Å›rodek.
          || text.kind(at + 2).contains(.lower) && (next == 0x203A || next == 0x2039 || next == 0x201A))
      let isSure = isWithin || (1...length).contains { !mayFollowLetter(text.scalars[at + $0].value) }
      // The script of the sequence is one of those that are read so: Latin, Cyrillic, Arabic, and all of three bytes.
      let isUsual = (0xC2...0xC5).contains(lead) || length > 1
      score += isSure ? isUsual ? 3 : 2 : 1
      first = first ?? at
      at += length + 1
      if score >= 3, let first { return first..<at }
    }
    return nil
  }

  /// 0x80 to 0xBF in Windows-1252.
  private func isContinuation(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0xBF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC, 0x2013, 0x2014,
      0x2018...0x201A,
      0x201C...0x201E, 0x2020...0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122:
      true
    default: false
    }
  }

  /// Marks, spaces, letters and powers that stand behind a capital letter with an accent in texts that are right.
  private func mayFollowLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0xAB, 0xAD, 0xB2, 0xB3, 0xB7, 0xB9, 0xBB, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E,
      0x2013...0x2022, 0x2026,
      0x2039, 0x203A, 0x2122:
      true
    default: false
    }
  }

  /// What follows Р or С when UTF-8 is read as Windows-1251, and hardly otherwise.
  private func isBrokenCyrillic(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0...0xBB, 0x2018...0x203A, 0x20AC, 0x2116, 0x2122, 0x402...0x40F, 0x452...0x45F, 0x490, 0x491: true
    default: false
    }
  }

  /// What follows Ã where UTF-8 was read as Windows-1252, but for quotation marks and spaces, which may follow a Ã that is meant.
  private func isBrokenLatin(_ value: UInt32) -> Bool {
    switch value {
    case 0xA1...0xAA, 0xAC...0xB9, 0xBC...0xBF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC,
      0x2020...0x2022,
      0x2030, 0x20AC, 0x2122:
      true
    default: false
    }
  }

  // MARK: Composition

  private func composition(_ pair: CheckedPair) {
    let text = pair.target
    // Stress marks on Cyrillic vowels have no composed form.
    let marks = text.scalars.indices.filter { text.classes[$0].contains(.mark) }
    guard let first = marks.first,
      marks.contains(where: { text.scalars[$0].value != 0x301 || text.kind($0 - 1).contains(.latin) })
    else { return }
    let composed = Orthography.identityKey(text.text)
    // As bytes: Swift holds canonical equivalents equal.
    guard !composed.utf8.elementsEqual(text.text.utf8) else { return }
    pair.report(
      .notComposed, target: max(first - 1, 0)..<first + 1, "a letter and a mark where one character is meant (not NFC)")
  }

  // MARK: Spelling

  private func spelling(_ pair: CheckedPair, _ speller: any Speller) {
    let text = pair.target
    var ofTerms: [Range<Int>]?
    for (index, word) in text.words.enumerated()
    where word.count > 2 && !word.hasDigits && word.shared.contains(context.target.letters) {
      // Names are in no dictionary.
      if word.isAllCaps || word.isCapitalised && index > 0 && !endsSentence(text, before: word) { continue }
      // Said a few times, it is known to whoever reads the report.
      guard unknown[word.hash, default: 0] < 3 else { continue }
      let written = text.string(word)
      guard let suggestions = speller.suggestions(for: written) else { continue }
      // What is copied, and what the glossary has.
      if pair.source.words.contains(where: { $0.hash == word.hash }) { continue }
      let known =
        ofTerms
        ?? (terms?.terms(in: text.text, language: context.target.tag, other: context.source.tag) ?? [])
        .map { text.range(utf16: $0.range) }
      ofTerms = known
      if known.contains(where: { $0.contains(word.range.lowerBound) }) { continue }
      unknown[word.hash, default: 0] += 1
      let advice = suggestions.isEmpty ? "" : ": " + suggestions.prefix(3).joined(separator: ", ") + "?"
      pair.report(
        .unknownWord, target: word.range, "\(written) is in no dictionary\(advice)", suggestion: suggestions.first)
    }
  }

  private func endsSentence(_ text: CheckedText, before word: Word) -> Bool {
    var at = word.range.lowerBound - 1
    while text.kind(at).contains(.space) { at -= 1 }
    guard let scalar = text[at] else { return true }
    return switch Mark.of(scalar) {
    case .stop, .question, .exclamation, .ellipsis, .colon: true
    default: false
    }
  }
}
