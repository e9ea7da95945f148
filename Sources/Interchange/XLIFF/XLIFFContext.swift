internal import Bitext

/// What units inherit from the elements around them.
struct XLIFFContext: Equatable {
  var sourceLanguage: String?
  var targetLanguage: String?
  var isTranslated = true
  /// `generalProfile` of the size restriction module; nil when the file names none.
  var sizeProfile: String?

  /// The context within an element of these attributes.
  func within(_ attributes: [Attribute], _ isVersion2: Bool) -> XLIFFContext {
    var context = self
    context.sourceLanguage = attributes[isVersion2 ? "srcLang" : "source-language"] ?? sourceLanguage
    context.targetLanguage = attributes[isVersion2 ? "trgLang" : "target-language"] ?? targetLanguage
    if let translate = attributes["translate"] { context.isTranslated = translate != "no" }
    return context
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
