package import Bitext
internal import Files
internal import Interchange
package import Library
package import Matching
internal import Memory
internal import Orthography

/// What a lookup is asked for.
package struct LookupOptions: Sendable {
  package var pair: LanguagePair
  /// Whole percents, 1 to 101.
  package var threshold = 70
  package var limit = 5
  /// The text before and after the query, for context matches.
  package var before: String?
  package var after: String?
  /// The query's own id, for context matches by id.
  package var id: String?
  /// Segments shown that contain a query of a few words; 0 for none.
  package var examples = 3
  package var penalties = PenaltySettings()
  /// Whether glossaries are asked.
  package var findsTerms = true

  package init(_ settings: Settings = Settings()) {
    threshold = settings.threshold
    limit = settings.limit
    penalties = settings.penalties
    pair = settings.pair
  }
}

/// A segment that is looked up with what is known of it.
package struct SegmentQuery: Sendable {
  package var text: String
  /// Kind and UTF-8 offset of each inline code, as memories have them.
  package var codes: [(kind: UInt8, offset: Int)]
  /// The segment itself, codes as memories have them; nil for a text without codes.
  package var segment: Segment?
  /// The text before and after; nil where there is none.
  package var before: String?
  package var after: String?

  package init(
    _ text: String, codes: [(kind: UInt8, offset: Int)] = [], before: String? = nil, after: String? = nil
  ) {
    self.text = text
    self.codes = codes
    self.before = before
    self.after = after
  }

  /// - Parameter segment: codes as memories have them.
  package init(_ segment: Segment, before: String? = nil, after: String? = nil) {
    let flow = segment.flow
    self.init(flow.text, codes: segment.codePlaces, before: before, after: after)
    if !flow.codes.isEmpty { self.segment = segment }
  }
}

/// A translation found for a query.
package struct Match: Sendable {
  package internal(set) var score: MatchScore
  package internal(set) var penalties: [Penalty]
  package let source: String
  package let target: String
  /// From the workspace: `tm/x.tmx`.
  package let memory: String
  /// The line of the unit's start tag, from 1.
  package internal(set) var line: Int?
  package let unit: TranslationUnit
  /// As the file spells them.
  package let sourceCode: String
  package let targetCode: String
  package let distance: Int
  package let weight: Int
  /// The target with the query's numbers, addresses and placeholders, where the match differs in them.
  package internal(set) var adapted: AdaptedTarget?
}

/// A segment that contains what was asked for, with its translation.
package struct Example: Sendable {
  package let source: String
  package let target: String
  package let memory: String
  /// The line of the unit's start tag, from 1.
  package internal(set) var line: Int?
  package let unit: TranslationUnit
  /// Where the words stand, in UTF-8 bytes of the side that was searched.
  package internal(set) var ranges: [Range<Int>]
  /// The words stand in the target.
  package let inTarget: Bool
}

package struct LookupResult: Sendable {
  package let query: String
  package let matches: [Match]
  package let terms: [TermFinding]
  /// Segments of the memories that contain the query, when it is short.
  package let examples: [Example]
  package var isEmpty: Bool { matches.isEmpty && terms.isEmpty && examples.isEmpty }

  package init(query: String, matches: [Match] = [], terms: [TermFinding] = [], examples: [Example] = []) {
    self.query = query
    self.matches = matches
    self.terms = terms
    self.examples = examples
  }
}
