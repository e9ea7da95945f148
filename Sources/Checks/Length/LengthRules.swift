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
    let (source, target) = (pair.source.trimmed.count, pair.target.trimmed.count)
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
        .lengthRatio, most: percent > most * 5 / 4 && source > 10 ? .error : .information,
        "the target has \(percent) % of the source's length, more than \(most)")
    } else if percent < least, source - target > 10 {
      pair.report(
        .lengthRatio, most: percent < least * 3 / 4 ? .error : .information,
        "the target has \(percent) % of the source's length, less than \(least)")
    }
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .lengthRatio, .warning, "Much longer or shorter than the source",
      "Something may be missing, or be there twice. Differences of few characters are let pass; within a quarter of the limits it is information.",
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
