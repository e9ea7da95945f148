internal import Bitext
internal import Orthography

/// Segments against each other and against the memory.
///
/// Keeps two hashes and a line of each segment; the texts of the first of every kind.
final class ConsistencyRules {
  private let context: RuleContext
  private let memory: (any MemorySource)?
  private(set) var bySource: [UInt64: [Entry]] = [:]
  private var byTarget: [UInt64: [Entry]] = [:]

  struct Entry: Sendable {
    let segment: DraftSegment
    let key: UInt64
  }

  init(_ context: RuleContext, _ memory: (any MemorySource)?) {
    self.context = context
    self.memory = memory
  }

  func run(_ pair: CheckedPair) {
    if context.severity(.memoryMismatch) != nil, let memory { compare(pair, memory) }
    guard context.severity(.inconsistentTarget) != nil || context.severity(.inconsistentSource) != nil,
      pair.segment.plural == nil
    else { return }
    let source = ConsistencyRules.key(pair.source)
    let target = ConsistencyRules.key(pair.target)
    add(Entry(segment: pair.segment, key: target), to: &bySource, source)
    add(Entry(segment: pair.segment, key: source), to: &byTarget, target)
  }

  /// The first of each kind is kept.
  private func add(_ entry: Entry, to table: inout [UInt64: [Entry]], _ key: UInt64) {
    var entries = table[key] ?? []
    guard entries.count < 20, !entries.contains(where: { $0.key == entry.key }) else { return }
    entries.append(entry)
    table[key] = entries
  }

  /// Of the words, whatever their case, and the numbers; not of spaces, signs and formatting.
  static func key(_ text: CheckedText) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var isApart = false
    var passed = 0
    for (at, scalar) in text.scalars.enumerated() {
      let kind = text.classes[at]
      // Да (&Y): a key that the translation has no letter for.
      if scalar == "(", text[at + 1] == "&" || text[at + 1] == "_", text.kind(at + 2).contains(.letter),
        text[at + 3] == ")"
      {
        passed = at + 4
      }
      if at < passed { continue }
      if !kind.isDisjoint(with: .alphanumeric), !kind.contains(.literal) {
        if isApart { hash = WordHash.add(hash, " ") }
        isApart = false
        hash = WordHash.add(hash, scalar)
      } else if scalar != "&", scalar != "_", !kind.contains(.mark) {
        // The mark of a key does not part a word.
        isApart = true
      }
    }
    for literal in text.literals where literal.kind != .tag {
      hash = (hash ^ WordHash.of(literal.key)) &* 0x100_0000_01B3
    }
    if text.words.isEmpty { hash ^= WordHash.of(text.text) }
    return hash
  }

  private func compare(_ pair: CheckedPair, _ memory: any MemorySource) {
    let known = memory.targets(of: pair.source.text)
    guard let first = known.first else { return }
    let key = ConsistencyRules.key(pair.target)
    guard !known.contains(where: { ConsistencyRules.key(CheckedText($0, syntax: .plain)) == key }) else { return }
    // Of a plural source a memory may have other forms than this one.
    if let plural = pair.segment.plural, plural.index > 0, known.count < plural.count - 1 { return }
    pair.report(.memoryMismatch, "the memory has: \(first)", suggestion: first)
  }

  func finish() {
    report(bySource, .inconsistentTarget) {
      "also translated as “\(ConsistencyRules.quoted($0.segment.target?.text ?? ""))” in segment \($0.segment.id)"
    }
    report(byTarget, .inconsistentSource) {
      "also the translation of “\(ConsistencyRules.quoted($0.segment.source.text))” in segment \($0.segment.id)"
    }
  }

  /// A text within a message: on one line, and not too long.
  static func quoted(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return line.count > 200 ? line.prefix(200) + "…" : line
  }

  private func report(_ table: [UInt64: [Entry]], _ rule: Rule, _ message: (Entry) -> String) {
    guard let severity = context.severity(rule) else { return }
    let several = table.values.filter { $0.count > 1 }.sorted { first, second in
      (first[0].segment.line, first[0].segment.id) < (second[0].segment.line, second[0].segment.id)
    }
    for entries in several {
      guard let first = entries.first else { continue }
      for entry in entries.dropFirst()
      where !entry.segment.ignoredRules.contains(where: { $0.rule == rule.id || $0.rule == "*" }) {
        // Another context is a reason for another translation.
        let isOther = entry.segment.context != first.segment.context
        context.findings.append(
          Finding(
            rule: rule.id, severity: isOther ? .information : severity, segment: entry.segment, message: message(first))
        )
      }
    }
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .inconsistentTarget, .warning, "One source, several targets",
      "The same source is translated differently in one draft, or in two that are checked together, where the draft that differs from most is reported. Case, punctuation and formatting do not count; another context makes it information, and so does, between drafts, a single word, which may be a verb here and a noun there.",
      bad: [RuleExample(draft: [("Save file", "Сохранить файл"), ("Save file", "Записать файл")])],
      good: [RuleExample(draft: [("Save file", "Сохранить файл"), ("Save <b>file</b>", "Сохранить <b>файл</b>")])]),
    RuleDescription(
      .inconsistentSource, .information, "Several sources, one target",
      "Different sources have the same target, which may be right, or the translation of another segment.",
      bad: [RuleExample(draft: [("Save file", "Сохранить файл"), ("Open file", "Сохранить файл")])],
      good: [RuleExample(draft: [("Save file", "Сохранить файл"), ("Open file", "Открыть файл")])]),
    RuleDescription(
      .memoryMismatch, .information, "Not as in the memory",
      "The memory has translations of exactly this source, and the target is none of them. The examples' memory knows *Save as*, Сохранить как.",
      bad: [RuleExample("Save as", "Записать под именем")], good: [RuleExample("Save as", "Сохранить как")]),
    RuleDescription(
      .nameSpelling, .warning, "A name spelt in several ways",
      """
      A word with a capital letter in the source, within a sentence, is spelt in one way in most segments and a letter or two \
      differently in others, its endings left alone.
      """,
      bad: [
        RuleExample(draft: [
          ("Meeting with Rogozin", "Встреча с Рогозиным"), ("What Rogozin said", "Что сказал Рогозин"),
          ("A letter to Rogozin", "Письмо Рагозину"),
        ])
      ],
      good: [
        RuleExample(draft: [
          ("Meeting with Rogozin", "Встреча с Рогозиным"), ("What Rogozin said", "Что сказал Рогозин"),
          ("A letter to Rogozin", "Письмо Рогозину"),
        ])
      ]),
    RuleDescription(
      .yoMixed, .information, "With ё here, with е there",
      "The same word form stands with ё and with е in one draft; reported where the rarer spelling does.",
      bad: [RuleExample(draft: [("More", "Ещё"), ("Once more", "Ещё раз"), ("More files", "Еще файлы")])],
      good: [RuleExample(draft: [("More", "Ещё"), ("More files", "Ещё файлы")])]),
    RuleDescription(
      .vyMixed, .warning, "Вы here, вы there",
      "The reader is addressed with a capital letter in some segments and without in others; reported where the rarer way stands. The first word of a sentence does not count.",
      bad: [
        RuleExample(draft: [
          ("If you wish", "Если вы хотите"), ("When you save", "Когда вы сохраняете"), ("For you", "Для Вас"),
        ])
      ],
      good: [RuleExample(draft: [("If you wish", "Если вы хотите"), ("You save", "Вы сохраняете")])]),
  ]
}
