internal import Bitext

/// What units inherit from the elements around them.
struct XLIFFContext: Equatable {
  var sourceLanguage: String?
  var targetLanguage: String?
  var isTranslated = true
  /// `generalProfile` of the size restriction module; nil when the file names none.
  var sizeProfile: String?
  /// `xml:space="preserve"`: line breaks are text, not the layout of the file.
  var preservesSpace = false
  /// The group whose units are the forms of one text, by a number of its own.
  var pluralGroup: Int?
  /// XLIFF 1.2: `phase` elements of the file's header, by name.
  var phases: [String: DraftSegment.Authorship] = [:]

  /// The context within an element of these attributes.
  func within(_ attributes: [Attribute], _ isVersion2: Bool) -> XLIFFContext {
    var context = self
    context.sourceLanguage = attributes[isVersion2 ? "srcLang" : "source-language"] ?? sourceLanguage
    context.targetLanguage = attributes[isVersion2 ? "trgLang" : "target-language"] ?? targetLanguage
    if let translate = attributes["translate"] { context.isTranslated = translate != "no" }
    if let space = attributes["xml:space"] { context.preservesSpace = space == "preserve" }
    return context
  }

  /// Whether the units of a group are plural forms of one text: gettext's groups, those of other tools after them, and the plural
  /// module of XLIFF 2.2 (`pgs:switch="plural:n"`).
  static func isPlural(_ attributes: [Attribute]) -> Bool {
    attributes.contains { attribute in
      switch attribute.name {
      case "restype", "type": attribute.value.lowercased().hasSuffix("plurals")
      default: attribute.name.hasSuffix(":switch") && attribute.value.hasPrefix("plural")
      }
    }
  }
}

/// What the words of several vocabularies say of a translation; nil for a word that says nothing of it.
enum XLIFFState {
  /// XLIFF 1.2: `state` of a target.
  static func target12(_ word: String) -> DraftSegment.State? {
    switch word {
    case "new", "needs-translation": .untranslated
    case "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n", "needs-review-translation":
      .unconfirmed
    case "translated": .translated
    case "signed-off", "final": .approved
    default: nil
    }
  }

  /// XLIFF 2.1, 4.3.1: `state` of a segment.
  static func segment2(_ word: String) -> DraftSegment.State? {
    switch word {
    case "initial": .untranslated
    case "translated": .translated
    case "reviewed", "final": .approved
    default: nil
    }
  }

  /// `subState` is another's to define: what is clearly a doubt is taken for one.
  static func isDoubt(subState: String) -> Bool {
    let value = (subState.split(separator: ":").last ?? "").lowercased().filter { $0 != "-" && $0 != "_" }
    return ["fuzzy", "draft", "needsreview", "needswork", "notproofed", "rejected", "unconfirmed"].contains(value)
  }

  /// SDLXLIFF: `conf` of an `sdl:seg`.
  static func trados(_ word: String) -> DraftSegment.State? {
    switch word {
    case "Unspecified": .untranslated
    case "Draft", "RejectedTranslation", "RejectedSignOff": .unconfirmed
    case "Translated": .translated
    case "ApprovedTranslation", "ApprovedSignOff": .approved
    default: nil
    }
  }

  /// MQXLIFF: `mq:status` of a trans-unit.
  static func memoQ(_ word: String) -> DraftSegment.State? {
    switch word {
    case "NotStarted": .untranslated
    case "Pretranslated", "PartiallyEdited", "AssembledFromFragments", "MachineTranslated", "Rejected": .unconfirmed
    case "ManuallyConfirmed", "Confirmed", "TranslatorConfirmed": .translated
    case "Proofread", "Reviewer1Confirmed", "Reviewer2Confirmed", "ReviewerConfirmed": .approved
    default: nil
    }
  }
}
