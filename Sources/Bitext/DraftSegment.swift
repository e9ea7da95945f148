/// A segment of a draft translation, as a file for translators has it (XLIFF trans-unit or segment, PO message, a row of a table, a
/// pair of aligned sentences).
public struct DraftSegment: Hashable, Sendable {
  /// How far the translation is, as far as the file says.
  public enum State: String, Sendable {
    case untranslated
    /// Translated, and marked for another look: PO fuzzy, XLIFF needs-review.
    case unconfirmed
    case translated
    case approved
  }

  /// What the texts are besides text: which placeholders stand in them.
  public enum Syntax: Hashable, Sendable {
    case plain
    /// printf and its kin by PO's flag: `c-format`, `python-format`, `python-brace-format`, `qt-format`, `icu`.
    case format(String)
    case markdown
  }

  /// The file's own id; a running number where it has none.
  public var id: String
  /// Where the target's text begins in the file, or the source's where there is no target; both from 1, a column is a
  /// character.
  public var line: Int
  public var column: Int
  public var source: Segment
  /// nil when the file has no place for it yet.
  public var target: Segment?
  /// As the file says them; nil where it does not.
  public var sourceLanguage: String?
  public var targetLanguage: String?
  public var state: State
  public var syntax: Syntax
  /// msgctxt, resname and the like.
  public var context: String?
  public var notes: [String]
  /// The most characters the target may have (XLIFF maxwidth in characters, size restriction).
  public var maximumCharacters: Int?
  /// Which plural form of how many it is; nil for a text without plurals.
  public var plural: PluralForm?
  /// Finished: nobody is to change the translation any more (`sdl:seg locked`, `mq:locked`, `m:locked`).
  public var isLocked: Bool
  /// false for what is no text to translate (`translate="no"`): a name, a code, a part of the document's structure.
  public var isTranslatable: Bool
  /// Who translated it, and when, as far as the file says.
  public var authorship: Authorship
  /// Rules that this segment is not checked by, each with a reason: `tolmach:ignore RULE reason` in a note.
  public var ignoredRules: [IgnoredRule]

  public struct PluralForm: Hashable, Sendable {
    /// From 0.
    public var index: Int
    /// How many the text has.
    public var count: Int
    /// How many the file says that its language has; nil where it does not say.
    public var expected: Int?
    /// The source of the other forms, where that of this one differs: Russian has its first form for 21, too.
    public var otherSource: String?
    /// Its name in CLDR, where the file says it: `one`, `few`.
    public var category: String?
    /// What the forms of one text have in common, where the file says it by their ids.
    public var text: String?
    public init(
      index: Int, count: Int, expected: Int? = nil, otherSource: String? = nil, category: String? = nil,
      text: String? = nil
    ) {
      self.index = index
      self.count = count
      self.expected = expected
      self.otherSource = otherSource
      self.category = category
      self.text = text
    }
  }

  /// Who made a translation and who changed it last; dates as `20190401T100000Z`.
  public struct Authorship: Hashable, Sendable {
    public var creator: String?
    public var created: String?
    public var editor: String?
    public var changed: String?
    public init() {}

    public var isEmpty: Bool { creator == nil && created == nil && editor == nil && changed == nil }
  }

  /// Whether a translator is to work on it: to be translated, and not locked.
  public var isOpen: Bool { isTranslatable && !isLocked }

  /// Whether somebody has said that the translation stays as it is: locked, or approved.
  public var isFinished: Bool { isLocked || state == .approved }

  public struct IgnoredRule: Hashable, Sendable {
    /// A rule's id, or `*`.
    public var rule: String
    public var reason: String
    public init(rule: String, reason: String) {
      self.rule = rule
      self.reason = reason
    }
  }

  public init(id: String, line: Int, column: Int = 1, source: Segment, target: Segment?) {
    self.id = id
    self.line = line
    self.column = column
    self.source = source
    self.target = target
    sourceLanguage = nil
    targetLanguage = nil
    state = target == nil ? .untranslated : .translated
    syntax = .plain
    context = nil
    notes = []
    maximumCharacters = nil
    plural = nil
    isLocked = false
    isTranslatable = true
    authorship = Authorship()
    ignoredRules = []
  }
}

/// What a check has found wrong, or doubtful, in a draft.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Sendable, Comparable {
    case information, warning, error

    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  }

  /// A rule's stable id: `number-changed`.
  public var rule: String
  public var severity: Severity
  /// The draft's id of the segment.
  public var segment: String
  /// Where the segment stands in the draft.
  public var line: Int
  public var column: Int
  public var source: String
  public var target: String
  /// What it is about, in UTF-16 units of the texts; nil when it is about the whole segment or the other side.
  public var sourceRange: Range<Int>?
  public var targetRange: Range<Int>?
  /// For people: what was expected, what was found.
  public var message: String
  /// What to write in place of ``targetRange``, or of the whole target when that is nil.
  public var suggestion: String?
  /// Whether the suggestion is sure: it may be put in without asking. Never in a segment that is finished.
  public var isSure: Bool
  /// Why, in a word, of rules that tell: `conversion`.
  public var reason: String?

  public init(
    rule: String, severity: Severity, segment: DraftSegment, sourceRange: Range<Int>? = nil,
    targetRange: Range<Int>? = nil, message: String, suggestion: String? = nil, isSure: Bool = false,
    reason: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.segment = segment.id
    line = segment.line
    column = segment.column
    source = segment.source.text
    target = segment.target?.text ?? ""
    self.sourceRange = sourceRange
    self.targetRange = targetRange
    self.message = message
    self.suggestion = suggestion
    self.isSure = isSure && !segment.isFinished
    self.reason = reason
  }
}
