/// A concept of a termbase: what it is, and what it is called in each language.
///
/// TBX 2019: conceptEntry; TBX 2008: termEntry. A row of a table is a concept with one term in each of two
/// languages; rows with the same source text are one concept.
public struct TermEntry: Hashable, Sendable {
  /// As in the file; empty when it has none.
  public var id: String
  public var definitions: [String]
  public var subjectFields: [String]
  public var notes: [String]
  public var languages: [LanguageSection]
  /// The file it was read from, as it was named to the reader.
  public var file: String
  /// Where in the file it begins; from 1.
  public var line: Int

  public init(
    id: String = "", definitions: [String] = [], subjectFields: [String] = [], notes: [String] = [],
    languages: [LanguageSection] = [], file: String = "", line: Int = 1
  ) {
    self.id = id
    self.definitions = definitions
    self.subjectFields = subjectFields
    self.notes = notes
    self.languages = languages
    self.file = file
    self.line = line
  }
}

/// The terms of a concept in one language (TBX 2019: langSec; TBX 2008: langSet).
public struct LanguageSection: Hashable, Sendable {
  /// The language code as the file has it; empty when it has none.
  public var language: String
  public var definitions: [String]
  public var notes: [String]
  public var terms: [TermSection]

  public init(
    _ language: String, definitions: [String] = [], notes: [String] = [], terms: [TermSection] = []
  ) {
    self.language = language
    self.definitions = definitions
    self.notes = notes
    self.terms = terms
  }
}

/// A term and what is known of it (TBX 2019: termSec; TBX 2008: tig or ntig).
///
/// Values other than the status are kept as the file has them.
public struct TermSection: Hashable, Sendable {
  public var text: String
  /// Nil when the file says none, or one that is not known; ``rawStatus`` has it then.
  public var status: TermStatus?
  public var rawStatus: String?
  /// "noun", "verb", …
  public var partOfSpeech: String?
  /// "fullForm", "acronym", "abbreviation", "shortForm", "variant", …
  public var termType: String?
  /// "en-GB", "US", …
  public var geographicalUsage: String?
  /// "masculine", "feminine", "neuter", "other".
  public var gender: String?
  public var notes: [String]
  /// Where the term was found.
  public var source: String?
  /// Where in the file it stands; from 1.
  public var line: Int

  public init(
    _ text: String, status: TermStatus? = nil, rawStatus: String? = nil, partOfSpeech: String? = nil,
    termType: String? = nil, geographicalUsage: String? = nil, gender: String? = nil, notes: [String] = [],
    source: String? = nil, line: Int = 1
  ) {
    self.text = text
    self.status = status
    self.rawStatus = rawStatus
    self.partOfSpeech = partOfSpeech
    self.termType = termType
    self.geographicalUsage = geographicalUsage
    self.gender = gender
    self.notes = notes
    self.source = source
    self.line = line
  }
}

/// Whether a term is to be used (TBX: administrativeStatus).
public enum TermStatus: String, Hashable, Sendable, CaseIterable {
  case preferred, admitted
  /// Should not be used: not recommended, or superseded by another term.
  case deprecated
  /// Must not be used: obsolete, or ruled out.
  case forbidden

  /// The status that a file means: TBX's `preferredTerm-admn-sts` and the like, with or without the suffix,
  /// and the words of TBX-Min 2013 and UTX 1.11.
  public init?(raw: String) {
    var word = raw.lowercased()
    for suffix in ["-admn-sts", "term"] where word.hasSuffix(suffix) { word.removeLast(suffix.count) }
    switch word.filter({ $0 != " " && $0 != "-" && $0 != "_" }) {
    case "preferred", "approved", "standardized": self = .preferred
    case "admitted", "provisional", "legal", "regulated": self = .admitted
    case "deprecated", "superseded", "notrecommended", "nonstandard": self = .deprecated
    case "forbidden", "obsolete", "rejected", "donotuse", "prohibited": self = .forbidden
    default: return nil
    }
  }

  /// Whether a translator may write it.
  public var isUsable: Bool { self == .preferred || self == .admitted }
}
