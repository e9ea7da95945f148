internal import Bitext

/// How long the target is, beside its source and its limit.
enum LengthRules {
  static func run(_ pair: CheckedPair) {
    ratio(pair)
    guard let limit = pair.segment.maximumCharacters, pair.isOn(.maximumLength) else { return }
    // As users count: a letter and its mark are one.
    let count = pair.target.text.count
    if count > limit { pair.report(.maximumLength, "\(count) characters, and \(limit) at most") }
  }

  private static func ratio(_ pair: CheckedPair) {
    // A message has a text for each plural form, and languages have different ones.
    guard pair.isOn(.lengthRatio), !pair.source.literals.contains(where: { $0.kind == .message }) else { return }
    let (source, target) = (length(pair.source), length(pair.target))
    let options = pair.context.options
    let isShort = source <= options.number(.lengthRatio, "short", standard: 20)
    let isPhrase = source <= 80 && !isShort
    let longest = options.number(.lengthRatio, isShort ? "longest-short" : "longest", standard: isShort ? 350 : 200)
    let most = isPhrase ? longest + longest / 10 : longest
    let least = options.number(.lengthRatio, isShort ? "shortest-short" : "shortest", standard: isShort ? 30 : 45)
    guard source > 0 else { return }
    let percent = target * 100 / source
    // A short word may have a long name, an abbreviation none.
    if percent > most, target - source > 20 {
      pair.report(
        .lengthRatio, most: percent > most * 11 / 10 && source > 10 ? .error : .information,
        "the target has \(percent) % of the source's length, more than \(most)")
    } else if percent < least, source - target > 10 {
      pair.report(
        .lengthRatio, most: percent < least * 3 / 4 ? .error : .information,
        "the target has \(percent) % of the source's length, less than \(least)")
    }
  }

  /// In letters of an alphabet: a character counts as many as its romanisation has.
  ///
  /// What ICU's transliteration to Latin letters makes of running text: 2.9 letters of a character of Han, 2.8 of a syllable of
  /// Hangul, 1.9 of one of Kana, and two of an Ethiopic one. Hangul counts a little less, since its romanisation writes one vowel with two
  /// letters; Arabic and Hebrew a little more, since their short vowels are not written.
  private static func length(_ text: CheckedText) -> Int {
    var hundredths = 0
    for at in text.trimmed {
      let value = text.scalars[at].value
      hundredths += value < 0x590 ? 100 : weight(value)
    }
    return hundredths / 100
  }

  private static func weight(_ value: UInt32) -> Int {
    switch value {
    // Hebrew, Arabic, Syriac, Thaana; their points are written seldom.
    case 0x5D0...0x5F4, 0x620...0x64A, 0x66E...0x6D5, 0x710...0x72F, 0x780...0x7A5: 120
    case 0x5B0...0x5C7, 0x64B...0x65F: 0
    // Ethiopic, Cherokee, Canadian syllables, Yi.
    case 0x1200...0x135A, 0x13A0...0x13FF, 0x1401...0x167F, 0xA000...0xA48C: 200
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: 180
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 300
    case 0xAC00...0xD7A3: 250
    // A full-width mark has the space in it that others have behind them.
    case 0x3001...0x3002, 0xFF01...0xFF0F, 0xFF1A...0xFF20: 200
    default: 100
    }
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .lengthRatio, .warning, "Much longer or shorter than the source",
      "Something may be missing, or be there twice. Differences of few characters are let pass; within a quarter of the limits it is information. A character counts as many letters as its romanisation has: one of Han three, a syllable of Hangul two and a half, one of Kana two.",
      options: [
        RuleOption("short", "20", "a source of so many characters at most is short"),
        RuleOption("longest", "200", "per cent of the source's length at most"),
        RuleOption("shortest", "45", "per cent of the source's length at least"),
        RuleOption("longest-short", "350", "the same for short sources"),
        RuleOption("shortest-short", "30", "the same for short sources"),
      ],
      bad: [
        RuleExample("The ministers met on Monday to discuss a new treaty on arms control.", "Министры встретились.")
      ],
      good: [
        RuleExample("OK", "Хорошо"), RuleExample("The ministers met on Monday.", "Министры встретились в понедельник."),
      ]),
    RuleDescription(
      .maximumLength, .error, "Too long for its place",
      "The file says how many characters the target may have, and it has more.",
      bad: [RuleExample("Save", "Сохранить как", maximumCharacters: 10)],
      good: [RuleExample("Save", "Сохранить", maximumCharacters: 10)]),
  ]
}
