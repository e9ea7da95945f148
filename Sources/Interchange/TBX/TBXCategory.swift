/// A data category of the public TBX 2019 dialects, and where it may stand.
///
/// From the modules min, basic and linguist (tbxinfo.net) and the Schematron rules of TBX-Min, TBX-Basic and
/// TBX-Linguist.
struct TBXCategory {
  /// The element that has it as its `type` in the DCA style (ISO 30042:2019, annex B).
  enum Meta: String {
    case admin, adminNote, descrip, descripNote, ref, termNote, transac, transacNote, xref
  }

  enum Module: String, CaseIterable {
    case min, basic, linguist

    /// The namespace of its elements in the DCT style.
    var namespace: String { "http://www.tbxinfo.net/ns/\(rawValue)" }
  }

  enum Level: String {
    case concept = "conceptEntry"
    case language = "langSec"
    case term = "termSec"
  }

  let name: String
  let meta: Meta
  let module: Module
  let levels: [Level]
  /// The values that the dialects allow; nil for any text.
  var values: [String]?

  static func named(_ name: String) -> TBXCategory? { byName[name] }

  private static let all: [Level] = [.concept, .language, .term]

  private static let byName: [String: TBXCategory] = {
    let table: [TBXCategory] = [
      .init(name: "customerSubset", meta: .admin, module: .min, levels: [.concept, .term]),
      .init(name: "subjectField", meta: .descrip, module: .min, levels: [.concept]),
      .init(
        name: "administrativeStatus", meta: .termNote, module: .min, levels: [.term], values: TBXStatus.values),
      .init(
        name: "partOfSpeech", meta: .termNote, module: .min, levels: [.term],
        values: ["adjective", "noun", "other", "verb", "adverb"]),
      // Of the module basic in the DCT style, though TBX-Min allows it in DCA.
      .init(name: "externalCrossReference", meta: .xref, module: .basic, levels: all),
      .init(name: "projectSubset", meta: .admin, module: .basic, levels: [.concept, .term]),
      .init(name: "source", meta: .admin, module: .basic, levels: all),
      .init(name: "context", meta: .descrip, module: .basic, levels: [.term]),
      .init(name: "definition", meta: .descrip, module: .basic, levels: [.concept, .language]),
      .init(name: "crossReference", meta: .ref, module: .basic, levels: [.concept, .term]),
      .init(
        name: "grammaticalGender", meta: .termNote, module: .basic, levels: [.term],
        values: ["masculine", "feminine", "neuter", "other"]),
      .init(name: "geographicalUsage", meta: .termNote, module: .basic, levels: [.term]),
      .init(
        name: "termLocation", meta: .termNote, module: .basic, levels: [.term],
        values: [
          "checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "informativeMessage",
          "interactiveMessage", "menuItem", "progressBar", "pushButton", "radioButton", "slider", "spinBox", "tab",
          "tableText", "textBox", "toolTip", "user-definedType",
        ]),
      .init(
        name: "termType", meta: .termNote, module: .basic, levels: [.term],
        values: ["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]),
      .init(
        name: "transactionType", meta: .transac, module: .basic, levels: all, values: ["origination", "modification"]),
      .init(name: "responsibility", meta: .transacNote, module: .basic, levels: all),
      .init(name: "xGraphic", meta: .xref, module: .basic, levels: [.concept, .language]),
      .init(name: "reading", meta: .admin, module: .linguist, levels: [.term]),
      .init(name: "readingNote", meta: .adminNote, module: .linguist, levels: [.term]),
      .init(
        name: "grammaticalNumber", meta: .termNote, module: .linguist, levels: [.term],
        values: ["singular", "plural", "dual", "mass", "otherNumber"]),
      .init(
        name: "register", meta: .termNote, module: .linguist, levels: [.term],
        values: [
          "colloquialRegister", "neutralRegister", "technicalRegister", "in-houseRegister", "bench-levelRegister",
          "slangRegister", "vulgarRegister",
        ]),
      .init(name: "transferComment", meta: .termNote, module: .linguist, levels: [.term]),
    ]
    return Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })
  }()

  /// Names of the core structure, which are no data categories.
  static let coreElements: Set<String> = [
    "term", "note", "date", "descrip", "descripNote", "descripGrp", "admin", "adminNote", "adminGrp", "termNote",
    "termNoteGrp", "transac", "transacNote", "transacGrp", "ref", "xref", "termCompList", "termCompGrp", "termComp",
  ]
}

/// How a term's status is written (data category administrativeStatus).
enum TBXStatus {
  static let values = [
    "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "preferredTerm-admn-sts",
  ]
  /// TBX has no forbidden terms: in a termNoteGrp, this note beside `deprecatedTerm-admn-sts` says it.
  static let forbiddenNote = "forbidden"
}
