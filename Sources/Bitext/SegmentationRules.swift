/// Where segments begin and end, as a file of rules says it (SRX 2.0, LISA OSCAR 2008).
public struct SegmentationRules: Hashable, Sendable {
  /// A `rule`: whether there is a break between what the two patterns match.
  public struct Rule: Hashable, Sendable {
    public var isBreak: Bool
    /// Regular expressions in ICU's syntax; an empty one matches anywhere.
    public var before: String
    public var after: String
    /// Of the `rule` in its file, from 1.
    public var line: Int
    public var column: Int

    public init(isBreak: Bool, before: String, after: String, line: Int, column: Int) {
      self.isBreak = isBreak
      self.before = before
      self.after = after
      self.line = line
      self.column = column
    }
  }

  /// A `languagerule`.
  public struct Group: Hashable, Sendable {
    public var name: String
    public var rules: [Rule]

    public init(name: String, rules: [Rule]) {
      self.name = name
      self.rules = rules
    }
  }

  /// A `languagemap`: which group is for the languages whose tags a pattern matches.
  public struct Map: Hashable, Sendable {
    public var pattern: String
    public var group: String
    public var line: Int
    public var column: Int

    public init(pattern: String, group: String, line: Int, column: Int) {
      self.pattern = pattern
      self.group = group
      self.line = line
      self.column = column
    }
  }

  /// For messages.
  public var file: String
  /// Whether the rules of every map that fits are used, one after the other, not only of the first (`cascade`).
  public var cascades = false
  /// Whether flows within a segment are segmented (`segmentsubflows`).
  public var segmentsSubflows = true
  /// Whether an inline code at a break goes with the text before it (`formathandle`).
  public var startGoesBefore = false
  public var endGoesBefore = true
  public var isolatedGoesBefore = false
  /// Whether there is a break wherever ICU sees a sentence end and no rule forbids one (an extension of Okapi's).
  public var usesSentenceBreaks = false
  public var groups: [Group] = []
  public var maps: [Map] = []

  public init(file: String) { self.file = file }
}
